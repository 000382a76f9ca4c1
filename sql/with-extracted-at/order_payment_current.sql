-- The current payments of each order: the rows of its latest write. See README.md; set search_path to the tables' schema.
create or replace view order_payment_current as
select payment.*
from order_payment as payment
where not exists (
  select 1
  from order_payment as later
  where later.account_id = payment.account_id
    and later.marketplace = payment.marketplace
    and later.marketplace_order_id = payment.marketplace_order_id
    and (
      later.updated_at > payment.updated_at
      or (later.updated_at = payment.updated_at and later._sdc_extracted_at > payment._sdc_extracted_at)
    )
)
-- An order newer than all its payments no longer has any. Remove this condition if there is no "order" table.
and not exists (
  select 1
  from "order" as line
  where line.account_id = payment.account_id
    and line.marketplace = payment.marketplace
    and line.marketplace_order_id = payment.marketplace_order_id
    and line.updated_at > payment.updated_at
);
