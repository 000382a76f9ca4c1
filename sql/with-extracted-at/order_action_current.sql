-- The current row of each action, for targets that append.
create or replace view order_action_current as
with ranked as (
  select
    *,
    rank() over (
      partition by account_id, action_id
      order by updated_at desc nulls last, _sdc_extracted_at desc nulls last
    ) as place
  from order_action
)
select
  account_id,
  action_id,
  marketplace,
  marketplace_order_id,
  marketplace_order_line_id,
  action_type,
  outcome,
  queued,
  processed,
  errors,
  created_at,
  updated_at,
  carrier,
  carrier_name,
  custom_carrier,
  carrier_pickup,
  shipping_method,
  shipping_service_id,
  shipping_service_offer_id,
  return_carrier,
  tracking_number,
  tracking_url,
  return_tracking_number,
  pickup_id,
  shipping_date,
  delivery_date,
  reason,
  refund_reason,
  refund_mode,
  refund_id,
  delay,
  delivery_experience,
  invoice_number,
  currency_code,
  weight_unit,
  package_dimension_unit,
  declared_value,
  refund_price,
  refund_shipping_price,
  weight,
  package_dimension_length,
  package_dimension_width,
  package_dimension_height,
  refund_quantity,
  refund_shipping,
  refund_shipping_taxes,
  refund_taxes,
  charges,
  from_address_country_code,
  _sdc_extracted_at
from ranked
where place = 1;
