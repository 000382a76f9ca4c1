-- The rows of Zalando's stock reports, each once, for targets that append.
create or replace view zfs_stock_current as
with ranked as (
  select
    *,
    rank() over (
      partition by account_id, feed_id, document_id, ean, location_id
      order by report_created_at desc nulls last, _sdc_extracted_at desc nulls last
    ) as place
  from zfs_stock
)
select distinct
  account_id,
  feed_id,
  document_id,
  ean,
  location_id,
  report_created_at,
  total_quantity,
  total_offerable_quantity,
  total_non_offerable_quantity,
  location_quantity,
  location_offerable_quantity,
  location_non_offerable_quantity,
  _sdc_extracted_at
from ranked
where place = 1;
