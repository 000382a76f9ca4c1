-- The current trackings of each order: the rows of its latest write. See README.md; set search_path to the tables' schema.
create or replace view order_tracking_current as
select tracking.*
from order_tracking as tracking
where not exists (
  select 1
  from order_tracking as later
  where later.account_id = tracking.account_id
    and later.marketplace = tracking.marketplace
    and later.marketplace_order_id = tracking.marketplace_order_id
    and (
      later.updated_at > tracking.updated_at
      or (later.updated_at = tracking.updated_at and later._sdc_extracted_at > tracking._sdc_extracted_at)
    )
)
-- An order newer than all its trackings no longer has any. Remove this condition if there is no "order" table.
and not exists (
  select 1
  from "order" as line
  where line.account_id = tracking.account_id
    and line.marketplace = tracking.marketplace
    and line.marketplace_order_id = tracking.marketplace_order_id
    and line.updated_at > tracking.updated_at
);
