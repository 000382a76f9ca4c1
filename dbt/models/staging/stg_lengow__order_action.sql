{{ lengow.staged('order_action') }}
