-- The current documents of each order: the rows of its latest write. See README.md; set search_path to the tables' schema.
create or replace view order_document_current as
select document.*
from order_document as document
where not exists (
  select 1
  from order_document as later
  where later.account_id = document.account_id
    and later.marketplace = document.marketplace
    and later.marketplace_order_id = document.marketplace_order_id
    and (
      later.updated_at > document.updated_at
    )
)
-- An order newer than all its documents no longer has any. Remove this condition if there is no "order" table.
and not exists (
  select 1
  from "order" as line
  where line.account_id = document.account_id
    and line.marketplace = document.marketplace
    and line.marketplace_order_id = document.marketplace_order_id
    and line.updated_at > document.updated_at
);
