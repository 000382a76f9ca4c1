-- Deletes the orders that Lengow no longer has. First load the output of `tap-lengow verify --format jsonl` into a table
-- `verified` with one column `line`; docs/verify.md shows how. Set search_path to the tables' schema. Runs on DuckDB and
-- PostgreSQL. Remove the first statement if there is no table of trackings.
delete from order_tracking
where exists (
  select 1
  from verified
  where (line ->> 'problem') = 'deleted'
    and cast(line ->> 'account_id' as bigint) = order_tracking.account_id
    and (line ->> 'marketplace') = order_tracking.marketplace
    and (line ->> 'marketplace_order_id') = order_tracking.marketplace_order_id
);
delete from "order"
where exists (
  select 1
  from verified
  where (line ->> 'problem') = 'deleted'
    and cast(line ->> 'account_id' as bigint) = "order".account_id
    and (line ->> 'marketplace') = "order".marketplace
    and (line ->> 'marketplace_order_id') = "order".marketplace_order_id
);
