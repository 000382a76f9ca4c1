-- Deletes the addresses, payments, documents and JSON of orders that Lengow no longer has, as deleted.sql deletes their
-- lines and trackings; run it before that script, on the same table `verified`. Remove the statements about tables that
-- you do not have. Actions stay, because Lengow keeps them.
delete from order_address
where exists (
  select 1
  from verified
  where (line ->> 'problem') = 'deleted'
    and cast(line ->> 'account_id' as bigint) = order_address.account_id
    and (line ->> 'marketplace') = order_address.marketplace
    and (line ->> 'marketplace_order_id') = order_address.marketplace_order_id
);
delete from order_payment
where exists (
  select 1
  from verified
  where (line ->> 'problem') = 'deleted'
    and cast(line ->> 'account_id' as bigint) = order_payment.account_id
    and (line ->> 'marketplace') = order_payment.marketplace
    and (line ->> 'marketplace_order_id') = order_payment.marketplace_order_id
);
delete from order_document
where exists (
  select 1
  from verified
  where (line ->> 'problem') = 'deleted'
    and cast(line ->> 'account_id' as bigint) = order_document.account_id
    and (line ->> 'marketplace') = order_document.marketplace
    and (line ->> 'marketplace_order_id') = order_document.marketplace_order_id
);
delete from order_raw
where exists (
  select 1
  from verified
  where (line ->> 'problem') = 'deleted'
    and cast(line ->> 'account_id' as bigint) = order_raw.account_id
    and (line ->> 'marketplace') = order_raw.marketplace
    and (line ->> 'marketplace_order_id') = order_raw.marketplace_order_id
);
