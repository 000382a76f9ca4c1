{{ lengow.staged('marketplace') }}
