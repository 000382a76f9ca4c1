-- Erases the personal data, except that of parcels, of orders that are anonymized or too old. Run it regularly; replace
-- 183 with your personal_data_max_age_days.
-- Generated from the schemas, with every table and column; existing.awk leaves out those that you do not have.
-- docs/personal-data.md shows how to use it; set search_path to the tables' schema. Runs on DuckDB and PostgreSQL.

-- Table order
create or replace temporary view hidden_order as
select distinct account_id, marketplace, marketplace_order_id
from "order"
where anonymized = true
  or cast(coalesce(marketplace_order_date, imported_at, updated_at) as timestamp) < current_date - interval '183 days';

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
where (
cast(order_date as timestamp) < current_date - interval '183 days'
or exists (
  select 1
  from hidden_order as hidden
  where hidden.account_id = amazon_vidr.account_id
    and hidden.marketplace = amazon_vidr.marketplace
    and hidden.marketplace_order_id = amazon_vidr.marketplace_order_id
)
)
and (
  false
  or buyer_vat_number is not null
  or purchase_order_number is not null
  or recipient_name is not null
  or ship_address_1 is not null
  or ship_address_2 is not null
  or ship_address_3 is not null
  or ship_city is not null
  or ship_state is not null
  or ship_postal_code is not null
  or ship_phone_number is not null
  or billing_name is not null
  or bill_address_1 is not null
  or bill_address_2 is not null
  or bill_address_3 is not null
  or bill_city is not null
  or bill_state is not null
  or bill_postal_code is not null
  or billing_phone_number is not null
  or buyer_name is not null
  or buyer_company_name is not null
  or buyer_tax_registration_type is not null
  or buyer_e_invoice_account_id is not null
  or extra is not null
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
  from hidden_order as hidden
  where hidden.account_id = "order".account_id
    and hidden.marketplace = "order".marketplace
    and hidden.marketplace_order_id = "order".marketplace_order_id
)
and (
  false
  or invoice_url is not null
  or marketplace_customer_id is not null
  or comments is not null
  or order_meta is not null
  or buyer_tax_type is not null
  or buyer_tax_id is not null
  or line_meta is not null
);

-- Table order_action
update order_action
set
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
where (
cast(coalesce(created_at, updated_at) as timestamp) < current_date - interval '183 days'
or exists (
  select 1
  from hidden_order as hidden
  where hidden.account_id = order_action.account_id
    and hidden.marketplace = order_action.marketplace
    and hidden.marketplace_order_id = order_action.marketplace_order_id
)
)
and (
  false
  or comment is not null
  or from_address_name is not null
  or from_address_mail is not null
  or from_address_phone is not null
  or from_address_line is not null
  or from_address_city is not null
  or from_address_state_province is not null
  or from_address_postal_code is not null
  or extra is not null
  or errors like '%@%'
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
  from hidden_order as hidden
  where hidden.account_id = order_address.account_id
    and hidden.marketplace = order_address.marketplace
    and hidden.marketplace_order_id = order_address.marketplace_order_id
)
and (
  false
  or postal_area is not null
  or company is not null
  or civility is not null
  or first_name is not null
  or last_name is not null
  or full_name is not null
  or vat_number is not null
  or email is not null
  or phone_home is not null
  or phone_office is not null
  or phone_mobile is not null
  or first_line is not null
  or second_line is not null
  or complement is not null
  or full_address is not null
  or zipcode is not null
  or city is not null
  or state_region is not null
  or metas is not null
);

-- Table order_document
update order_document
set
  document_url = null,
  account_id = account_id
where exists (
  select 1
  from hidden_order as hidden
  where hidden.account_id = order_document.account_id
    and hidden.marketplace = order_document.marketplace
    and hidden.marketplace_order_id = order_document.marketplace_order_id
)
and (
  false
  or document_url is not null
);

-- Table order_payment
update order_payment
set
  external_transaction_id = null,
  payment_terms = null,
  account_id = account_id
where exists (
  select 1
  from hidden_order as hidden
  where hidden.account_id = order_payment.account_id
    and hidden.marketplace = order_payment.marketplace
    and hidden.marketplace_order_id = order_payment.marketplace_order_id
)
and (
  false
  or external_transaction_id is not null
  or payment_terms is not null
);

-- Table order_raw
update order_raw
set
  raw = null,
  account_id = account_id
where exists (
  select 1
  from hidden_order as hidden
  where hidden.account_id = order_raw.account_id
    and hidden.marketplace = order_raw.marketplace
    and hidden.marketplace_order_id = order_raw.marketplace_order_id
)
and (
  false
  or raw is not null
);
