-- Orders by the day on which they were placed (UTC). Orders without a day, currency or total are counted too.
select
  cast(ordered_at as date) as ordered_on,
  account_id,
  marketplace,
  currency,
  count(*) as orders,
  count(total_order) as orders_with_total,
  count(commission_cost) as orders_with_commission,
  sum(units) as units,
  sum(total_order) as gross,
  sum(cancelled_amount) as cancelled,
  sum(refunded_amount) as refunded,
  sum(commission_cost) as commission_cost
from {{ ref('lengow__orders') }}
group by cast(ordered_at as date), account_id, marketplace, currency
