-- The lines' shares of an order's amounts add up to them, to the cent.
select orders.account_id, orders.marketplace, orders.marketplace_order_id
from {{ ref('lengow__orders') }} as orders
inner join {{ ref('lengow__order_lines') }} as lines
  on {{ lengow.same_order('lines', 'orders') }}
group by orders.account_id, orders.marketplace, orders.marketplace_order_id
having abs(max(orders.total_order) - sum(lines.total_order_share)) >= 0.01
  or abs(max(orders.total_tax) - sum(lines.total_tax_share)) >= 0.01
  or abs(max(orders.commission_cost) - sum(lines.commission_cost_share)) >= 0.01
  or abs(max(orders.shipping) - sum(lines.shipping_share)) >= 0.01
  or abs(max(orders.discount) - sum(lines.discount_share)) >= 0.01
