{{ lengow.staged('marketplace_status') }}
