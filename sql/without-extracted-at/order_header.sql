-- One row per order, with its order-level values.
create or replace view order_header as
with ranked as (
  select
    *,
    row_number() over (
      partition by account_id, marketplace, marketplace_order_id
      order by marketplace_order_line_id
    ) as place
  from order_current
)
select
  account_id,
  marketplace,
  marketplace_order_id,
  marketplace_order_date,
  lengow_status,
  marketplace_status,
  currency,
  total_order,
  total_tax,
  commission,
  shipping,
  discount,
  merchant_order_id,
  imported_at,
  updated_at,
  anonymized
from ranked
where place = 1;
