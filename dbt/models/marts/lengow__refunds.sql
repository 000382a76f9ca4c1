-- The lines that were refunded, as far as Lengow knows.
with known as (
  select
    lines.account_id,
    lines.marketplace,
    lines.marketplace_order_id,
    lines.marketplace_order_line_id,
    lines.currency,
    lines.status,
    lines.line_amount,
    lines.line_refunded_amount,
    of_line.refund_price,
    case
      when lines.line_refunded_amount <> 0 then 'amount'
      when lines.status = 'refunded' then 'status'
      when of_line.account_id is not null or of_order.account_id is not null then 'action'
    end as known_by
  from {{ ref('int_lengow__lines') }} as lines
  left join {{ ref('int_lengow__refund_actions') }} as of_line
    on {{ lengow.same_order('of_line', 'lines') }}
    and of_line.marketplace_order_line_id = lines.marketplace_order_line_id
  left join {{ ref('int_lengow__refund_actions') }} as of_order
    on {{ lengow.same_order('of_order', 'lines') }}
    and of_order.marketplace_order_line_id is null
)
select
  account_id,
  marketplace,
  marketplace_order_id,
  marketplace_order_line_id,
  currency,
  status,
  known_by,
  case known_by
    when 'amount' then line_refunded_amount
    when 'status' then line_amount
    else refund_price
  end as refunded_amount
from known
where known_by is not null
