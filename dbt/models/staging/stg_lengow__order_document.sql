{{ lengow.staged('order_document') }}
