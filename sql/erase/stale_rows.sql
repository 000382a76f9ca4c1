-- Deletes the rows that no longer belong to their order, which an upsert leaves behind. Run it after each load.
-- Generated from the schemas, with every table and column; existing.awk leaves out those that you do not have.
-- docs/personal-data.md shows how to use it; set search_path to the tables' schema. Runs on DuckDB and PostgreSQL.

-- Table order_address
delete from order_address
where exists (
  select 1
  from order_address as later
  where later.account_id = order_address.account_id
    and later.marketplace = order_address.marketplace
    and later.marketplace_order_id = order_address.marketplace_order_id
    and (
      later.updated_at > order_address.updated_at
      or (later.updated_at = order_address.updated_at and later._sdc_extracted_at > order_address._sdc_extracted_at)
    )
);

-- Table order_raw
delete from order_raw
where exists (
  select 1
  from order_raw as later
  where later.account_id = order_raw.account_id
    and later.marketplace = order_raw.marketplace
    and later.marketplace_order_id = order_raw.marketplace_order_id
    and (
      later.updated_at > order_raw.updated_at
      or (later.updated_at = order_raw.updated_at and later._sdc_extracted_at > order_raw._sdc_extracted_at)
    )
);
