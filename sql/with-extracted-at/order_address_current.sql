-- The current addresses of each order.
create or replace view order_address_current as
with ranked as (
  select
    *,
    rank() over (
      partition by account_id, marketplace, marketplace_order_id
      order by updated_at desc nulls last, _sdc_extracted_at desc nulls last
    ) as place
  from order_address
)
select
  account_id,
  marketplace,
  marketplace_order_id,
  address_role,
  package_number,
  country,
  updated_at,
  _sdc_extracted_at
from ranked
where place = 1;
