-- The current addresses of each order: the rows of its latest write. See README.md; set search_path to the tables' schema.
create or replace view order_address_current as
select address.*
from order_address as address
where not exists (
  select 1
  from order_address as later
  where later.account_id = address.account_id
    and later.marketplace = address.marketplace
    and later.marketplace_order_id = address.marketplace_order_id
    and (
      later.updated_at > address.updated_at
      or (later.updated_at = address.updated_at and later._sdc_extracted_at > address._sdc_extracted_at)
    )
);
