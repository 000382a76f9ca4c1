-- The first ship action of each order that was done. Most trackings do not say when they were shipped.
with ranked as (
  select
    account_id,
    marketplace,
    marketplace_order_id,
    coalesce(shipping_date, created_at) as shipped_at,
    row_number() over (
      partition by account_id, marketplace, marketplace_order_id
      order by created_at, action_id
    ) as action_rank
  from {{ ref('stg_lengow__order_action') }}
  where action_type = 'ship' and outcome = 'done'
)
select account_id, marketplace, marketplace_order_id, shipped_at
from ranked
where action_rank = 1
