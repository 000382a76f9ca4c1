-- What the trackings of each order say together.
select
  account_id,
  marketplace,
  marketplace_order_id,
  count(*) as parcels,
  min(shipped_at) as shipped_at,
  max(case when is_delivered_by_marketplace then 1 when not is_delivered_by_marketplace then 0 end) = 1 as is_shipped_by_marketplace
from {{ ref('stg_lengow__order_tracking') }}
group by account_id, marketplace, marketplace_order_id
