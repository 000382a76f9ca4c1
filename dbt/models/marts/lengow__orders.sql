-- One row for each order. What is not known is null, never 0.
with lines as (
  select
    int_lengow__lines.*,
    row_number() over (
      partition by account_id, marketplace, marketplace_order_id
      order by marketplace_order_line_id
    ) as line_rank
  from {{ ref('int_lengow__lines') }} as int_lengow__lines
),
totals as (
  select
    account_id,
    marketplace,
    marketplace_order_id,
    count(case when is_line then 1 end) as line_count,
    count(case when is_line and is_cancelled then 1 end) as cancelled_lines,
    sum(line_quantity) as units,
    sum(case when is_cancelled then line_amount end) as cancelled_line_amount,
    min(max_shipping_date) as max_shipping_date
  from lines
  group by account_id, marketplace, marketplace_order_id
),
refunds as (
  select
    account_id,
    marketplace,
    marketplace_order_id,
    count(*) as refunded_lines,
    -- The sum of some of the amounts would be wrong.
    case when count(*) = count(refunded_amount) then sum(refunded_amount) end as refunded_amount
  from {{ ref('lengow__refunds') }}
  group by account_id, marketplace, marketplace_order_id
),
orders as (
  select
    headers.*,
    coalesce(headers.marketplace_order_date, headers.imported_at) as ordered_at,
    coalesce(totals.max_shipping_date, headers.shipping_deadline) as ship_by,
    coalesce(trackings.shipped_at, ship_actions.shipped_at) as first_shipped_at,
    coalesce(
      case when trackings.is_shipped_by_marketplace then true end,
      headers.is_delivered_by_marketplace,
      trackings.is_shipped_by_marketplace
    ) as is_shipped_by_marketplace,
    totals.line_count,
    totals.cancelled_lines,
    totals.cancelled_line_amount,
    totals.units,
    {{ 'coalesce(trackings.parcels, 0)' if var('lengow__using_order_tracking') else 'trackings.parcels' }} as parcels,
    coalesce(refunds.refunded_lines, 0) as refunded_lines,
    refunds.refunded_amount
  from lines as headers
  inner join totals
    on {{ lengow.same_order('totals', 'headers') }}
  left join {{ ref('int_lengow__trackings') }} as trackings
    on {{ lengow.same_order('trackings', 'headers') }}
  left join {{ ref('int_lengow__ship_actions') }} as ship_actions
    on {{ lengow.same_order('ship_actions', 'headers') }}
  left join refunds
    on {{ lengow.same_order('refunds', 'headers') }}
  where headers.line_rank = 1
)
select
  account_id,
  marketplace,
  marketplace_order_id,
  ordered_at,
  marketplace_order_date,
  imported_at,
  updated_at,
  lengow_status,
  marketplace_status,
  order_stage as stage,
  merchant_order_id,
  currency,
  total_order,
  total_tax,
  shipping,
  discount,
  -- The sign of a commission differs between marketplaces.
  abs(commission) as commission_cost,
  total_order - abs(commission) as net_of_commission,
  case when order_stage = 'dropped' then total_order else cancelled_line_amount end as cancelled_amount,
  refunded_lines,
  refunded_amount,
  line_count,
  cancelled_lines,
  units,
  parcels,
  ship_by,
  first_shipped_at,
  case
    when ship_by is null then null
    when first_shipped_at is not null then first_shipped_at > ship_by
    when order_stage = 'open' and ship_by < {{ lengow.as_of() }} then true
  end as is_late,
  is_business,
  is_shipped_by_marketplace,
  anonymized
from orders
