#!/usr/bin/env bash
# The floor: curl downloads all pages over one connection, and a second process reads the bytes. No rows are created.
set -euo pipefail
trust=(${CURL_CA_BUNDLE:+--cacert "$CURL_CA_BUNDLE"})
login=$(curl --silent --fail "${trust[@]}" --data 'access_token=key&secret=secret' "$BENCH_URL/access/get_token")
token=$(sed 's/.*"token":"\([^"]*\)".*/\1/' <<<"$login")
query='updated_from=2024-01-01T00:00:00Z&ordering=updated_at&page_size=100'
curl --silent --fail --compressed "${trust[@]}" --header "Authorization: $token" \
  "$BENCH_URL/v3.0/orders/?$query&page=[1-$BENCH_PAGES]" | cat
