{{ lengow.staged('order') }}
