-- The current lines of each order: the rows of its latest write. See README.md; set search_path to the tables' schema.
create or replace view order_current as
select line.*
from "order" as line
where not exists (
  select 1
  from "order" as later
  where later.account_id = line.account_id
    and later.marketplace = line.marketplace
    and later.marketplace_order_id = line.marketplace_order_id
    and (
      later.updated_at > line.updated_at
      or (later.updated_at = line.updated_at and later._sdc_extracted_at > line._sdc_extracted_at)
    )
);
