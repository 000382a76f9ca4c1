{{ lengow.staged('order_address') }}
