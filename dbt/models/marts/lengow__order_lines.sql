-- One row for each line, with its share of the amounts of its order; an order without lines has one row, `no-line`.
{% set costs = var('lengow_unit_costs', none) %}
with sums as (
  select
    lines.*,
    sum(line_amount) over (partition by account_id, marketplace, marketplace_order_id) as amount_of_order
  from {{ ref('int_lengow__lines') }} as lines
),
-- Lines without amounts have equal shares.
weighted as (
  select
    sums.*,
    case when amount_of_order <> 0 then coalesce(line_amount, 0) else 1 end as weight
  from sums
),
placed as (
  select
    weighted.*,
    sum(weight) over (partition by account_id, marketplace, marketplace_order_id) as weight_of_order,
    sum(weight) over (
      partition by account_id, marketplace, marketplace_order_id
      order by {{ lengow.sortable('marketplace_order_line_id') }}
      rows between unbounded preceding and current row
    ) as weight_up_to
  from weighted
),
bounded as (
  select placed.*, weight_up_to - weight as weight_before
  from placed
),
{% if costs -%}
-- The cost of each line is the newest that was valid when the order was placed.
costed as (
  select
    bounded.*,
    costs.unit_cost,
    row_number() over (
      partition by
        bounded.account_id,
        bounded.marketplace,
        bounded.marketplace_order_id,
        bounded.marketplace_order_line_id
      order by costs.valid_from desc
    ) as cost_rank
  from bounded
  left join {{ ref(costs) }} as costs
    on costs.sku = bounded.sku
    and costs.valid_from <= coalesce(bounded.marketplace_order_date, bounded.imported_at)
),
{% endif -%}
shared as (
  select
    account_id,
    marketplace,
    marketplace_order_id,
    marketplace_order_line_id,
    coalesce(marketplace_order_date, imported_at) as ordered_at,
    updated_at,
    status,
    stage,
    is_revenue,
    is_cancelled,
    marketplace_product_id,
    sku,
    product_title,
    line_category,
    currency,
    line_quantity,
    line_amount,
    line_tax,
    line_shipping,
    line_discount,
    line_refunded_amount,
    {% if costs -%}
    unit_cost,
    {% endif -%}
    {{ lengow.share_of('total_order') }} as total_order_share,
    {{ lengow.share_of('total_tax') }} as total_tax_share,
    {{ lengow.share_of('abs(commission)') }} as commission_cost_share,
    {{ lengow.share_of('shipping') }} as shipping_share,
    {{ lengow.share_of('discount') }} as discount_share
  from {{ 'costed' if costs else 'bounded' }}
  {% if costs -%}
  where cost_rank = 1
  {%- endif %}
)
select
  shared.*
  {%- if costs %},
  line_amount - commission_cost_share - unit_cost * line_quantity as margin
  {%- endif %}
from shared
