-- The statuses that a marketplace uses without listing them.
{{ config(enabled=var('lengow__using_marketplace_status')) }}
select
  orders.account_id,
  orders.marketplace,
  orders.marketplace_status,
  orders.lengow_status,
  count(*) as orders,
  min(orders.updated_at) as first_seen_at,
  max(orders.updated_at) as last_seen_at
from {{ ref('lengow__orders') }} as orders
left join {{ ref('stg_lengow__marketplace_status') }} as listed
  on listed.account_id = orders.account_id
  and listed.marketplace_code = orders.marketplace
  and listed.lengow_status = orders.lengow_status
  and listed.marketplace_status = orders.marketplace_status
where orders.marketplace_status is not null and listed.account_id is null
group by orders.account_id, orders.marketplace, orders.marketplace_status, orders.lengow_status
