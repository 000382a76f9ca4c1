-- The refund actions that were done, by line; those of a whole order have no line.
select
  account_id,
  marketplace,
  marketplace_order_id,
  marketplace_order_line_id,
  sum(refund_price) as refund_price
from {{ ref('stg_lengow__order_action') }}
where action_type = 'refund' and outcome = 'done'
group by account_id, marketplace, marketplace_order_id, marketplace_order_line_id
