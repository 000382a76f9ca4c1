-- The current lines of each order.
create or replace view order_current as
with ranked as (
  select
    *,
    rank() over (
      partition by account_id, marketplace, marketplace_order_id
      order by updated_at desc nulls last, _sdc_extracted_at desc nulls last
    ) as place
  from "order"
)
select
  account_id,
  marketplace,
  marketplace_order_id,
  marketplace_order_line_id,
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
  marketplace_product_id,
  product_title,
  line_quantity,
  line_amount,
  line_shipping,
  line_discount,
  line_lengow_status,
  max_shipping_date,
  imported_at,
  updated_at,
  anonymized,
  _sdc_extracted_at
from ranked
where place = 1;
