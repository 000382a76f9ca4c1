-- No order has two current trackings with the same number. No model names the number, which can be personal.
{{ config(enabled=var('lengow__using_order_tracking')) }}
select account_id, marketplace, marketplace_order_id, tracking_number
from ({{ lengow.staged('order_tracking', more={'tracking_number': 'text'}) }}) as trackings
group by account_id, marketplace, marketplace_order_id, tracking_number
having count(*) > 1
