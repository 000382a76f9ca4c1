{{ lengow.staged('order_payment') }}
