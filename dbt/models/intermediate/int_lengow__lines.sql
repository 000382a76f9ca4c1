-- The current lines with what their status and their order's status mean. A status that is not in the seed counts as open.
select
  order_lines.*,
  order_lines.marketplace_order_line_id <> 'no-line' as is_line,
  coalesce(order_lines.line_lengow_status, order_lines.lengow_status) as status,
  coalesce(of_line.stage, 'open') as stage,
  coalesce(of_order.stage, 'open') as order_stage,
  coalesce(of_line.is_revenue, true) and coalesce(of_order.is_revenue, true) as is_revenue,
  coalesce(of_line.stage, 'open') = 'dropped' or coalesce(of_order.stage, 'open') = 'dropped' as is_cancelled
from {{ ref('stg_lengow__order_line') }} as order_lines
left join {{ ref('lengow_status') }} as of_line
  on of_line.lengow_status = coalesce(order_lines.line_lengow_status, order_lines.lengow_status)
left join {{ ref('lengow_status') }} as of_order
  on of_order.lengow_status = order_lines.lengow_status
