-- Erases the personal data of the orders in a table erased_order (marketplace, marketplace_order_id).
-- Generated from the schemas, with every table and column; existing.awk leaves out those that you do not have.
-- docs/personal-data.md shows how to use it; set search_path to the tables' schema. Runs on DuckDB and PostgreSQL.

-- Table amazon_vidr
update amazon_vidr
set
  buyer_vat_number = null,
  purchase_order_number = null,
  recipient_name = null,
  ship_address_1 = null,
  ship_address_2 = null,
  ship_address_3 = null,
  ship_city = null,
  ship_state = null,
  ship_postal_code = null,
  ship_phone_number = null,
  billing_name = null,
  bill_address_1 = null,
  bill_address_2 = null,
  bill_address_3 = null,
  bill_city = null,
  bill_state = null,
  bill_postal_code = null,
  billing_phone_number = null,
  buyer_name = null,
  buyer_company_name = null,
  buyer_tax_registration_type = null,
  buyer_e_invoice_account_id = null,
  extra = null,
  account_id = account_id
where exists (
  select 1
  from erased_order as erased
  where lower(trim(erased.marketplace)) = lower(amazon_vidr.marketplace)
    and trim(erased.marketplace_order_id) = trim(amazon_vidr.marketplace_order_id)
);

-- Table order
update "order"
set
  invoice_url = null,
  marketplace_customer_id = null,
  comments = null,
  order_meta = null,
  buyer_tax_type = null,
  buyer_tax_id = null,
  line_meta = null,
  account_id = account_id
where exists (
  select 1
  from erased_order as erased
  where lower(trim(erased.marketplace)) = lower("order".marketplace)
    and trim(erased.marketplace_order_id) = trim("order".marketplace_order_id)
);

-- Table order_action
update order_action
set
  tracking_number = null,
  tracking_url = null,
  return_tracking_number = null,
  pickup_id = null,
  comment = null,
  from_address_name = null,
  from_address_mail = null,
  from_address_phone = null,
  from_address_line = null,
  from_address_city = null,
  from_address_state_province = null,
  from_address_postal_code = null,
  extra = null,
  errors = regexp_replace(errors, '(\\[bfnrt])?[^\s<>()\[\]",;:\\]+@[^\s<>()\[\]",;:\\]*[^\s<>()\[\]",;:\\.!?]', '\1[e-mail]', 'g'),
  account_id = account_id
where exists (
  select 1
  from erased_order as erased
  where lower(trim(erased.marketplace)) = lower(order_action.marketplace)
    and trim(erased.marketplace_order_id) = trim(order_action.marketplace_order_id)
);

-- Table order_address
update order_address
set
  postal_area = null,
  company = null,
  civility = null,
  first_name = null,
  last_name = null,
  full_name = null,
  vat_number = null,
  email = null,
  phone_home = null,
  phone_office = null,
  phone_mobile = null,
  first_line = null,
  second_line = null,
  complement = null,
  full_address = null,
  zipcode = null,
  city = null,
  state_region = null,
  metas = null,
  account_id = account_id
where exists (
  select 1
  from erased_order as erased
  where lower(trim(erased.marketplace)) = lower(order_address.marketplace)
    and trim(erased.marketplace_order_id) = trim(order_address.marketplace_order_id)
);

-- Table order_document
update order_document
set
  document_url = null,
  account_id = account_id
where exists (
  select 1
  from erased_order as erased
  where lower(trim(erased.marketplace)) = lower(order_document.marketplace)
    and trim(erased.marketplace_order_id) = trim(order_document.marketplace_order_id)
);

-- Table order_payment
update order_payment
set
  external_transaction_id = null,
  payment_terms = null,
  account_id = account_id
where exists (
  select 1
  from erased_order as erased
  where lower(trim(erased.marketplace)) = lower(order_payment.marketplace)
    and trim(erased.marketplace_order_id) = trim(order_payment.marketplace_order_id)
);

-- Table order_raw
update order_raw
set
  raw = null,
  account_id = account_id
where exists (
  select 1
  from erased_order as erased
  where lower(trim(erased.marketplace)) = lower(order_raw.marketplace)
    and trim(erased.marketplace_order_id) = trim(order_raw.marketplace_order_id)
);

-- Table order_tracking
update order_tracking
set
  tracking_url = null,
  relay = null,
  relay_name = null,
  account_id = account_id
where exists (
  select 1
  from erased_order as erased
  where lower(trim(erased.marketplace)) = lower(order_tracking.marketplace)
    and trim(erased.marketplace_order_id) = trim(order_tracking.marketplace_order_id)
);
-- The keys of erased rows, as the tap writes them.
delete from order_tracking
where exists (
  select 1
  from erased_order as erased
  where lower(trim(erased.marketplace)) = lower(order_tracking.marketplace)
    and trim(erased.marketplace_order_id) = trim(order_tracking.marketplace_order_id)
)
and exists (
  select 1
  from order_tracking as later
  where later.account_id = order_tracking.account_id
    and later.marketplace = order_tracking.marketplace
    and later.marketplace_order_id = order_tracking.marketplace_order_id
    and (
      later.updated_at > order_tracking.updated_at
    )
);
update order_tracking
set tracking_number = 'untracked' || case when erased.place = 1 then '' else '-' || cast(erased.place as varchar) end
from (
  select
    account_id,
    marketplace,
    marketplace_order_id,
    tracking_number,
    has_name,
    row_number() over (partition by account_id, marketplace, marketplace_order_id, has_name order by tracking_number)
      + sum(case when has_name then 1 else 0 end) over (partition by account_id, marketplace, marketplace_order_id) as place
  from (
    select
      account_id,
      marketplace,
      marketplace_order_id,
      tracking_number,
      tracking_number = 'untracked' or tracking_number like 'untracked-%' as has_name
    from order_tracking
    where exists (
      select 1
      from erased_order as erased
      where lower(trim(erased.marketplace)) = lower(order_tracking.marketplace)
        and trim(erased.marketplace_order_id) = trim(order_tracking.marketplace_order_id)
    )
  ) as named
) as erased
where not erased.has_name
  and erased.account_id = order_tracking.account_id
  and erased.marketplace = order_tracking.marketplace
  and erased.marketplace_order_id = order_tracking.marketplace_order_id
  and erased.tracking_number = order_tracking.tracking_number;
