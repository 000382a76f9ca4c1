-- The current JSON of each order: the rows of its latest write. See README.md; set search_path to the tables' schema.
create or replace view order_raw_current as
select raw_order.*
from order_raw as raw_order
where not exists (
  select 1
  from order_raw as later
  where later.account_id = raw_order.account_id
    and later.marketplace = raw_order.marketplace
    and later.marketplace_order_id = raw_order.marketplace_order_id
    and (
      later.updated_at > raw_order.updated_at
    )
);
