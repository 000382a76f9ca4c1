-- The rows of Zalando's stock reports, each once, for targets that append. See README.md; set search_path to the tables' schema.
create or replace view zfs_stock_current as
select distinct stock.*
from zfs_stock as stock
where not exists (
  select 1
  from zfs_stock as later
  where later.account_id = stock.account_id
    and later.feed_id = stock.feed_id
    and later.document_id = stock.document_id
    and later.ean = stock.ean
    and later.location_id = stock.location_id
    and (
      later.report_created_at > stock.report_created_at
    )
);
