-- The current trackings of each order.
create or replace view order_tracking_current as
with ranked as (
  select
    *,
    rank() over (
      partition by account_id, marketplace, marketplace_order_id
      order by updated_at desc nulls last
    ) as place
  from order_tracking
),
newest as (
  select
    account_id,
    marketplace,
    marketplace_order_id,
    max(updated_at) as newest_update
  from "order"
  group by account_id, marketplace, marketplace_order_id
)
select
  account_id,
  marketplace,
  marketplace_order_id,
  tracking_number,
  carrier,
  method,
  tracking_url,
  is_delivered_by_marketplace,
  parcel_weight,
  shipped_at,
  relay,
  updated_at
from ranked
left join newest using (account_id, marketplace, marketplace_order_id)
where place = 1
  and (newest_update is null or newest_update <= updated_at);
