{{ lengow.staged('order_tracking') }}
