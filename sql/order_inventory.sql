-- The orders of the table, as `tap-lengow verify --orders` reads them. See docs/verify.md; set search_path to the tables'
-- schema. Runs on DuckDB, PostgreSQL and SQLite, and needs no view.
select
  account_id,
  marketplace,
  marketplace_order_id,
  max(imported_at) as imported_at,
  max(updated_at) as updated_at
from "order"
group by account_id, marketplace, marketplace_order_id
order by account_id, marketplace, marketplace_order_id;
