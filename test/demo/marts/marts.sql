-- Compiled from dbt/ by `npm run test:dbt -- compiled --write`.
create or replace view stg_lengow__order_line as
with typed as (
  select
    cast(account_id as bigint) as account_id,
    cast(marketplace as TEXT) as marketplace,
    cast(marketplace_order_id as TEXT) as marketplace_order_id,
    cast(marketplace_order_line_id as TEXT) as marketplace_order_line_id,
    cast(cast(marketplace_order_date as varchar) as timestamp) as marketplace_order_date,
    cast(lengow_status as TEXT) as lengow_status,
    cast(marketplace_status as TEXT) as marketplace_status,
    cast(currency as TEXT) as currency,
    cast(total_order as numeric(28,6)) as total_order,
    cast(total_tax as numeric(28,6)) as total_tax,
    cast(commission as numeric(28,6)) as commission,
    cast(shipping as numeric(28,6)) as shipping,
    cast(discount as numeric(28,6)) as discount,
    cast(merchant_order_id as TEXT) as merchant_order_id,
    cast(marketplace_product_id as TEXT) as marketplace_product_id,
    cast(product_title as TEXT) as product_title,
    cast(line_quantity as bigint) as line_quantity,
    cast(line_amount as numeric(28,6)) as line_amount,
    cast(line_shipping as numeric(28,6)) as line_shipping,
    cast(line_discount as numeric(28,6)) as line_discount,
    cast(line_lengow_status as TEXT) as line_lengow_status,
    cast(cast(max_shipping_date as varchar) as timestamp) as max_shipping_date,
    cast(cast(imported_at as varchar) as timestamp) as imported_at,
    cast(cast(updated_at as varchar) as timestamp) as updated_at,
    cast(anonymized as boolean) as anonymized,
    cast(marketplace_country as TEXT) as marketplace_country,
    cast(original_currency as TEXT) as original_currency,
    cast(original_total_order as numeric(28,6)) as original_total_order,
    cast(original_total_tax as numeric(28,6)) as original_total_tax,
    cast(original_commission as numeric(28,6)) as original_commission,
    cast(original_shipping as numeric(28,6)) as original_shipping,
    cast(original_discount as numeric(28,6)) as original_discount,
    cast(processing_fee as numeric(28,6)) as processing_fee,
    cast(invoice_number as TEXT) as invoice_number,
    cast(order_types as TEXT) as order_types,
    cast(sku as TEXT) as sku,
    cast(line_tax as numeric(28,6)) as line_tax,
    cast(line_refunded_amount as numeric(28,6)) as line_refunded_amount,
    cast(line_original_amount as numeric(28,6)) as line_original_amount,
    cast(line_marketplace_status as TEXT) as line_marketplace_status,
    cast(line_category as TEXT) as line_category,
    cast(line_quantity_exact as numeric(28,6)) as line_quantity_exact,
    cast(cast(shipping_deadline as varchar) as timestamp) as shipping_deadline,
    cast(workflow_rank as bigint) as workflow_rank,
    cast(original_processing_fee as numeric(28,6)) as original_processing_fee,
    cast(original_total_buyer_amount as numeric(28,6)) as original_total_buyer_amount,
    cast(original_total_buyer_tax as numeric(28,6)) as original_total_buyer_tax,
    cast(original_buyer_currency as TEXT) as original_buyer_currency,
    cast(is_business as boolean) as is_business,
    cast(is_prime as boolean) as is_prime,
    cast(is_express as boolean) as is_express,
    cast(is_delivered_by_marketplace as boolean) as is_delivered_by_marketplace,
    cast(order_tax_id as TEXT) as order_tax_id,
    cast(tax_electronic_portal_type as TEXT) as tax_electronic_portal_type,
    cast(tax_electronic_portal_id as TEXT) as tax_electronic_portal_id,
    cast(marketplace_eori_number as TEXT) as marketplace_eori_number,
    cast(is_marketplace_deemed_supplier as boolean) as is_marketplace_deemed_supplier,
    cast(billing_country as TEXT) as billing_country,
    cast(package_number as bigint) as package_number,
    cast(delivery_country as TEXT) as delivery_country,
    cast(lengow_line_id as bigint) as lengow_line_id,
    cast(feed_id as bigint) as feed_id,
    cast(sku_field as TEXT) as sku_field,
    cast(marketplace_package_id as TEXT) as marketplace_package_id,
    cast(url_product as TEXT) as url_product,
    cast(url_image as TEXT) as url_image,
    cast(line_original_shipping as numeric(28,6)) as line_original_shipping,
    cast(line_original_discount as numeric(28,6)) as line_original_discount,
    cast(line_original_tax as numeric(28,6)) as line_original_tax,
    cast(line_original_refunded_amount as numeric(28,6)) as line_original_refunded_amount,
    cast(line_original_buyer_amount as numeric(28,6)) as line_original_buyer_amount,
    cast(line_original_buyer_tax as numeric(28,6)) as line_original_buyer_tax,
    cast(line_types as TEXT) as line_types,
    cast(cast(line_created_at as varchar) as timestamp) as line_created_at,
    cast(cast(line_updated_at as varchar) as timestamp) as line_updated_at,
    cast(order_mrid as TEXT) as order_mrid,
    cast(order_refid as TEXT) as order_refid,
    cast(cast(_sdc_extracted_at as varchar) as timestamp) as extracted_at
  from "order"
),
ranked as (
  select
    typed.*,
    rank() over (
      partition by account_id, marketplace, marketplace_order_id
      order by updated_at desc, extracted_at desc
    ) as write_rank
  from typed
)
select
  ranked.account_id,
  ranked.marketplace,
  ranked.marketplace_order_id,
  ranked.marketplace_order_line_id,
  ranked.marketplace_order_date,
  ranked.lengow_status,
  ranked.marketplace_status,
  ranked.currency,
  ranked.total_order,
  ranked.total_tax,
  ranked.commission,
  ranked.shipping,
  ranked.discount,
  ranked.merchant_order_id,
  ranked.marketplace_product_id,
  ranked.product_title,
  ranked.line_quantity,
  ranked.line_amount,
  ranked.line_shipping,
  ranked.line_discount,
  ranked.line_lengow_status,
  ranked.max_shipping_date,
  ranked.imported_at,
  ranked.updated_at,
  ranked.anonymized,
  ranked.marketplace_country,
  ranked.original_currency,
  ranked.original_total_order,
  ranked.original_total_tax,
  ranked.original_commission,
  ranked.original_shipping,
  ranked.original_discount,
  ranked.processing_fee,
  ranked.invoice_number,
  ranked.order_types,
  ranked.sku,
  ranked.line_tax,
  ranked.line_refunded_amount,
  ranked.line_original_amount,
  ranked.line_marketplace_status,
  ranked.line_category,
  ranked.line_quantity_exact,
  ranked.shipping_deadline,
  ranked.workflow_rank,
  ranked.original_processing_fee,
  ranked.original_total_buyer_amount,
  ranked.original_total_buyer_tax,
  ranked.original_buyer_currency,
  ranked.is_business,
  ranked.is_prime,
  ranked.is_express,
  ranked.is_delivered_by_marketplace,
  ranked.order_tax_id,
  ranked.tax_electronic_portal_type,
  ranked.tax_electronic_portal_id,
  ranked.marketplace_eori_number,
  ranked.is_marketplace_deemed_supplier,
  ranked.billing_country,
  ranked.package_number,
  ranked.delivery_country,
  ranked.lengow_line_id,
  ranked.feed_id,
  ranked.sku_field,
  ranked.marketplace_package_id,
  ranked.url_product,
  ranked.url_image,
  ranked.line_original_shipping,
  ranked.line_original_discount,
  ranked.line_original_tax,
  ranked.line_original_refunded_amount,
  ranked.line_original_buyer_amount,
  ranked.line_original_buyer_tax,
  ranked.line_types,
  ranked.line_created_at,
  ranked.line_updated_at,
  ranked.order_mrid,
  ranked.order_refid
from ranked
where ranked.write_rank = 1;

create or replace table lengow_status as
select * from (values
  ('new', 'open', false, true, null),
  ('waiting_acceptance', 'open', false, true, 'accept, refuse'),
  ('accepted', 'open', false, true, null),
  ('waiting_shipment', 'open', false, true, 'ship, cancel, refund'),
  ('pickup_to_prepare', 'open', false, true, null),
  ('to_pickup', 'open', false, true, null),
  ('shipped', 'sent', false, true, 'refund'),
  ('closed', 'done', true, true, null),
  ('pickup_completed', 'done', true, true, null),
  ('partial_refunded', 'done', true, true, null),
  ('to_refund', 'returning', false, true, 'refund'),
  ('refunding', 'returning', false, true, null),
  ('refunded', 'done', true, false, null),
  ('refused', 'dropped', true, false, null),
  ('canceled', 'dropped', true, false, 'refund'),
  ('pickup_canceled', 'dropped', true, false, null)
) as seed(lengow_status, stage, is_final, is_revenue, merchant_can);

create or replace view int_lengow__lines as
-- The current lines with what their status and their order's status mean. A status that is not in the seed counts as open.
select
  order_lines.*,
  order_lines.marketplace_order_line_id <> 'no-line' as is_line,
  coalesce(order_lines.line_lengow_status, order_lines.lengow_status) as status,
  coalesce(of_line.stage, 'open') as stage,
  coalesce(of_order.stage, 'open') as order_stage,
  coalesce(of_line.is_revenue, true) and coalesce(of_order.is_revenue, true) as is_revenue,
  coalesce(of_line.stage, 'open') = 'dropped' or coalesce(of_order.stage, 'open') = 'dropped' as is_cancelled
from "stg_lengow__order_line" as order_lines
left join "lengow_status" as of_line
  on of_line.lengow_status = coalesce(order_lines.line_lengow_status, order_lines.lengow_status)
left join "lengow_status" as of_order
  on of_order.lengow_status = order_lines.lengow_status;

create or replace view stg_lengow__order_action as
with typed as (
  select
    cast(account_id as bigint) as account_id,
    cast(action_id as bigint) as action_id,
    cast(marketplace as TEXT) as marketplace,
    cast(marketplace_order_id as TEXT) as marketplace_order_id,
    cast(marketplace_order_line_id as TEXT) as marketplace_order_line_id,
    cast(action_type as TEXT) as action_type,
    cast(outcome as TEXT) as outcome,
    cast(queued as boolean) as queued,
    cast(processed as boolean) as processed,
    cast(errors as TEXT) as errors,
    cast(cast(created_at as varchar) as timestamp) as created_at,
    cast(cast(updated_at as varchar) as timestamp) as updated_at,
    cast(carrier as TEXT) as carrier,
    cast(carrier_name as TEXT) as carrier_name,
    cast(custom_carrier as TEXT) as custom_carrier,
    cast(carrier_pickup as TEXT) as carrier_pickup,
    cast(shipping_method as TEXT) as shipping_method,
    cast(shipping_service_id as TEXT) as shipping_service_id,
    cast(shipping_service_offer_id as TEXT) as shipping_service_offer_id,
    cast(return_carrier as TEXT) as return_carrier,
    cast(cast(shipping_date as varchar) as timestamp) as shipping_date,
    cast(cast(delivery_date as varchar) as timestamp) as delivery_date,
    cast(reason as TEXT) as reason,
    cast(refund_reason as TEXT) as refund_reason,
    cast(refund_mode as TEXT) as refund_mode,
    cast(refund_id as TEXT) as refund_id,
    cast(delay as TEXT) as delay,
    cast(delivery_experience as TEXT) as delivery_experience,
    cast(invoice_number as TEXT) as invoice_number,
    cast(currency_code as TEXT) as currency_code,
    cast(weight_unit as TEXT) as weight_unit,
    cast(package_dimension_unit as TEXT) as package_dimension_unit,
    cast(declared_value as numeric(28,6)) as declared_value,
    cast(refund_price as numeric(28,6)) as refund_price,
    cast(refund_shipping_price as numeric(28,6)) as refund_shipping_price,
    cast(weight as numeric(28,6)) as weight,
    cast(package_dimension_length as numeric(28,6)) as package_dimension_length,
    cast(package_dimension_width as numeric(28,6)) as package_dimension_width,
    cast(package_dimension_height as numeric(28,6)) as package_dimension_height,
    cast(refund_quantity as bigint) as refund_quantity,
    cast(refund_shipping as TEXT) as refund_shipping,
    cast(refund_shipping_taxes as TEXT) as refund_shipping_taxes,
    cast(refund_taxes as TEXT) as refund_taxes,
    cast(charges as TEXT) as charges,
    cast(from_address_country_code as TEXT) as from_address_country_code,
    cast(cast(_sdc_extracted_at as varchar) as timestamp) as extracted_at
  from "order_action"
),
ranked as (
  select
    typed.*,
    rank() over (
      partition by account_id, action_id
      order by updated_at desc, extracted_at desc
    ) as write_rank
  from typed
)
select
  ranked.account_id,
  ranked.action_id,
  ranked.marketplace,
  ranked.marketplace_order_id,
  ranked.marketplace_order_line_id,
  ranked.action_type,
  ranked.outcome,
  ranked.queued,
  ranked.processed,
  ranked.errors,
  ranked.created_at,
  ranked.updated_at,
  ranked.carrier,
  ranked.carrier_name,
  ranked.custom_carrier,
  ranked.carrier_pickup,
  ranked.shipping_method,
  ranked.shipping_service_id,
  ranked.shipping_service_offer_id,
  ranked.return_carrier,
  ranked.shipping_date,
  ranked.delivery_date,
  ranked.reason,
  ranked.refund_reason,
  ranked.refund_mode,
  ranked.refund_id,
  ranked.delay,
  ranked.delivery_experience,
  ranked.invoice_number,
  ranked.currency_code,
  ranked.weight_unit,
  ranked.package_dimension_unit,
  ranked.declared_value,
  ranked.refund_price,
  ranked.refund_shipping_price,
  ranked.weight,
  ranked.package_dimension_length,
  ranked.package_dimension_width,
  ranked.package_dimension_height,
  ranked.refund_quantity,
  ranked.refund_shipping,
  ranked.refund_shipping_taxes,
  ranked.refund_taxes,
  ranked.charges,
  ranked.from_address_country_code
from ranked
where ranked.write_rank = 1;

create or replace view int_lengow__refund_actions as
-- The refund actions that were done, by line; those of a whole order have no line.
select
  account_id,
  marketplace,
  marketplace_order_id,
  marketplace_order_line_id,
  sum(refund_price) as refund_price
from "stg_lengow__order_action"
where action_type = 'refund' and outcome = 'done'
group by account_id, marketplace, marketplace_order_id, marketplace_order_line_id;

create or replace view int_lengow__ship_actions as
-- The first ship action of each order that was done. Most trackings do not say when they were shipped.
with ranked as (
  select
    account_id,
    marketplace,
    marketplace_order_id,
    coalesce(shipping_date, created_at) as shipped_at,
    row_number() over (
      partition by account_id, marketplace, marketplace_order_id
      order by created_at, action_id
    ) as action_rank
  from "stg_lengow__order_action"
  where action_type = 'ship' and outcome = 'done'
)
select account_id, marketplace, marketplace_order_id, shipped_at
from ranked
where action_rank = 1;

create or replace view stg_lengow__order_tracking as
with typed as (
  select
    cast(account_id as bigint) as account_id,
    cast(marketplace as TEXT) as marketplace,
    cast(marketplace_order_id as TEXT) as marketplace_order_id,
    cast(carrier as TEXT) as carrier,
    cast(method as TEXT) as method,
    cast(is_delivered_by_marketplace as boolean) as is_delivered_by_marketplace,
    cast(parcel_weight as numeric(28,6)) as parcel_weight,
    cast(cast(shipped_at as varchar) as timestamp) as shipped_at,
    cast(cast(updated_at as varchar) as timestamp) as updated_at,
    cast(marketplace_order_line_ids as TEXT) as marketplace_order_line_ids,
    cast(relay_type as TEXT) as relay_type,
    cast(package_number as bigint) as package_number,
    cast(cast(_sdc_extracted_at as varchar) as timestamp) as extracted_at
  from "order_tracking"
),
ranked as (
  select
    typed.*,
    rank() over (
      partition by account_id, marketplace, marketplace_order_id
      order by updated_at desc, extracted_at desc
    ) as write_rank
  from typed
),
newest as (
  select account_id, marketplace, marketplace_order_id, max(cast(cast(updated_at as varchar) as timestamp)) as updated_at
  from "order"
  group by account_id, marketplace, marketplace_order_id
)
select
  ranked.account_id,
  ranked.marketplace,
  ranked.marketplace_order_id,
  ranked.carrier,
  ranked.method,
  ranked.is_delivered_by_marketplace,
  ranked.parcel_weight,
  ranked.shipped_at,
  ranked.updated_at,
  ranked.marketplace_order_line_ids,
  ranked.relay_type,
  ranked.package_number
from ranked
left join newest
  on newest.account_id = ranked.account_id
  and newest.marketplace = ranked.marketplace
  and newest.marketplace_order_id = ranked.marketplace_order_id
where ranked.write_rank = 1
  -- An order that is newer than all of these rows no longer has any of them.
  and (newest.updated_at is null or newest.updated_at <= ranked.updated_at);

create or replace view int_lengow__trackings as
-- What the trackings of each order say together.
select
  account_id,
  marketplace,
  marketplace_order_id,
  count(*) as parcels,
  min(shipped_at) as shipped_at,
  max(case when is_delivered_by_marketplace then 1 when not is_delivered_by_marketplace then 0 end) = 1 as is_shipped_by_marketplace
from "stg_lengow__order_tracking"
group by account_id, marketplace, marketplace_order_id;

create or replace table lengow__action_health as
-- Actions by the day on which they were sent (UTC).


with actions as (
  select
    cast(created_at as date) as created_on,
    account_id,
    marketplace,
    action_type,
    outcome,
    outcome in ('queued', 'sent') and created_at < cast(

    (cast('$as_of' as timestamp) + cast(-3 as bigint) * interval 1 day) as timestamp) as is_overdue,
    case when outcome in ('done', 'failed') then 
        (date_diff('second', created_at::timestamp, updated_at::timestamp ))
     end as seconds,
    case when outcome = 'failed' then regexp_replace(errors, '[0-9]+', '#', 'g') end as error
  from "stg_lengow__order_action"
),
placed as (
  select
    actions.*,
    count(seconds) over (partition by created_on, account_id, marketplace, action_type) as places,
    row_number() over (
      partition by created_on, account_id, marketplace, action_type
      order by case when seconds is null then 1 else 0 end, seconds
    ) as place,
    count(error) over (partition by created_on, account_id, marketplace, action_type, error) as error_count
  from actions
),
ranked as (
  select
    placed.*,
    row_number() over (
      partition by created_on, account_id, marketplace, action_type
      order by error_count desc, error
    ) as error_rank
  from placed
)
select
  created_on, account_id, marketplace, action_type,
  count(*) as actions,
  count(case when outcome = 'queued' then 1 end) as queued,
  count(case when outcome = 'sent' then 1 end) as sent,
  count(case when outcome = 'done' then 1 end) as done,
  count(case when outcome = 'failed' then 1 end) as failed,
  count(case when is_overdue then 1 end) as overdue,
  -- The median is the mean of the one or two values in the middle.
  avg(case when place * 2 between places and places + 2 then cast(seconds as float) end) / 60 as median_minutes,
  max(case when error_rank = 1 then error end) as top_error
from ranked
group by created_on, account_id, marketplace, action_type;

create or replace table lengow__order_lines as
-- One row for each line, with its share of the amounts of its order; an order without lines has one row, `no-line`.

with sums as (
  select
    lines.*,
    sum(line_amount) over (partition by account_id, marketplace, marketplace_order_id) as amount_of_order
  from "int_lengow__lines" as lines
),
-- Lines without amounts have equal shares.
weighted as (
  select
    sums.*,
    case when amount_of_order <> 0 then coalesce(line_amount, 0) else 1 end as weight
  from sums
),
placed as (
  select
    weighted.*,
    sum(weight) over (partition by account_id, marketplace, marketplace_order_id) as weight_of_order,
    sum(weight) over (
      partition by account_id, marketplace, marketplace_order_id
      order by marketplace_order_line_id
      rows between unbounded preceding and current row
    ) as weight_up_to
  from weighted
),
bounded as (
  select placed.*, weight_up_to - weight as weight_before
  from placed
),
shared as (
  select
    account_id,
    marketplace,
    marketplace_order_id,
    marketplace_order_line_id,
    coalesce(marketplace_order_date, imported_at) as ordered_at,
    updated_at,
    status,
    stage,
    is_revenue,
    is_cancelled,
    marketplace_product_id,
    sku,
    product_title,
    line_category,
    currency,
    line_quantity,
    line_amount,
    line_tax,
    line_shipping,
    line_discount,
    line_refunded_amount,
    cast(round((total_order * 100) * (weight_up_to * 100) / (weight_of_order * 100)) / 100 as numeric(28,6)) - cast(round((total_order * 100) * (weight_before * 100) / (weight_of_order * 100)) / 100 as numeric(28,6)) as total_order_share,
    cast(round((total_tax * 100) * (weight_up_to * 100) / (weight_of_order * 100)) / 100 as numeric(28,6)) - cast(round((total_tax * 100) * (weight_before * 100) / (weight_of_order * 100)) / 100 as numeric(28,6)) as total_tax_share,
    cast(round((abs(commission) * 100) * (weight_up_to * 100) / (weight_of_order * 100)) / 100 as numeric(28,6)) - cast(round((abs(commission) * 100) * (weight_before * 100) / (weight_of_order * 100)) / 100 as numeric(28,6)) as commission_cost_share,
    cast(round((shipping * 100) * (weight_up_to * 100) / (weight_of_order * 100)) / 100 as numeric(28,6)) - cast(round((shipping * 100) * (weight_before * 100) / (weight_of_order * 100)) / 100 as numeric(28,6)) as shipping_share,
    cast(round((discount * 100) * (weight_up_to * 100) / (weight_of_order * 100)) / 100 as numeric(28,6)) - cast(round((discount * 100) * (weight_before * 100) / (weight_of_order * 100)) / 100 as numeric(28,6)) as discount_share
  from bounded
  
)
select
  shared.*
from shared;

create or replace table lengow__refunds as
-- The lines that were refunded, as far as Lengow knows.
with known as (
  select
    lines.account_id,
    lines.marketplace,
    lines.marketplace_order_id,
    lines.marketplace_order_line_id,
    lines.currency,
    lines.status,
    lines.line_amount,
    lines.line_refunded_amount,
    of_line.refund_price,
    case
      when lines.line_refunded_amount <> 0 then 'amount'
      when lines.status = 'refunded' then 'status'
      when of_line.account_id is not null or of_order.account_id is not null then 'action'
    end as known_by
  from "int_lengow__lines" as lines
  left join "int_lengow__refund_actions" as of_line
    on of_line.account_id = lines.account_id
  and of_line.marketplace = lines.marketplace
  and of_line.marketplace_order_id = lines.marketplace_order_id
    and of_line.marketplace_order_line_id = lines.marketplace_order_line_id
  left join "int_lengow__refund_actions" as of_order
    on of_order.account_id = lines.account_id
  and of_order.marketplace = lines.marketplace
  and of_order.marketplace_order_id = lines.marketplace_order_id
    and of_order.marketplace_order_line_id is null
)
select
  account_id,
  marketplace,
  marketplace_order_id,
  marketplace_order_line_id,
  currency,
  status,
  known_by,
  case known_by
    when 'amount' then line_refunded_amount
    when 'status' then line_amount
    else refund_price
  end as refunded_amount
from known
where known_by is not null;

create or replace table lengow__orders as
-- One row for each order. What is not known is null, never 0.
with lines as (
  select
    int_lengow__lines.*,
    row_number() over (
      partition by account_id, marketplace, marketplace_order_id
      order by marketplace_order_line_id
    ) as line_rank
  from "int_lengow__lines" as int_lengow__lines
),
totals as (
  select
    account_id,
    marketplace,
    marketplace_order_id,
    count(case when is_line then 1 end) as line_count,
    count(case when is_line and is_cancelled then 1 end) as cancelled_lines,
    sum(line_quantity) as units,
    sum(case when is_cancelled then line_amount end) as cancelled_line_amount,
    min(max_shipping_date) as max_shipping_date
  from lines
  group by account_id, marketplace, marketplace_order_id
),
refunds as (
  select
    account_id,
    marketplace,
    marketplace_order_id,
    count(*) as refunded_lines,
    -- The sum of some of the amounts would be wrong.
    case when count(*) = count(refunded_amount) then sum(refunded_amount) end as refunded_amount
  from "lengow__refunds"
  group by account_id, marketplace, marketplace_order_id
),
orders as (
  select
    headers.*,
    coalesce(headers.marketplace_order_date, headers.imported_at) as ordered_at,
    coalesce(totals.max_shipping_date, headers.shipping_deadline) as ship_by,
    coalesce(trackings.shipped_at, ship_actions.shipped_at) as first_shipped_at,
    coalesce(
      case when trackings.is_shipped_by_marketplace then true end,
      headers.is_delivered_by_marketplace,
      trackings.is_shipped_by_marketplace
    ) as is_shipped_by_marketplace,
    totals.line_count,
    totals.cancelled_lines,
    totals.cancelled_line_amount,
    totals.units,
    coalesce(trackings.parcels, 0) as parcels,
    coalesce(refunds.refunded_lines, 0) as refunded_lines,
    refunds.refunded_amount
  from lines as headers
  inner join totals
    on totals.account_id = headers.account_id
  and totals.marketplace = headers.marketplace
  and totals.marketplace_order_id = headers.marketplace_order_id
  left join "int_lengow__trackings" as trackings
    on trackings.account_id = headers.account_id
  and trackings.marketplace = headers.marketplace
  and trackings.marketplace_order_id = headers.marketplace_order_id
  left join "int_lengow__ship_actions" as ship_actions
    on ship_actions.account_id = headers.account_id
  and ship_actions.marketplace = headers.marketplace
  and ship_actions.marketplace_order_id = headers.marketplace_order_id
  left join refunds
    on refunds.account_id = headers.account_id
  and refunds.marketplace = headers.marketplace
  and refunds.marketplace_order_id = headers.marketplace_order_id
  where headers.line_rank = 1
)
select
  account_id,
  marketplace,
  marketplace_order_id,
  ordered_at,
  marketplace_order_date,
  imported_at,
  updated_at,
  lengow_status,
  marketplace_status,
  order_stage as stage,
  merchant_order_id,
  currency,
  total_order,
  total_tax,
  shipping,
  discount,
  -- The sign of a commission differs between marketplaces.
  abs(commission) as commission_cost,
  total_order - abs(commission) as net_of_commission,
  case when order_stage = 'dropped' then total_order else cancelled_line_amount end as cancelled_amount,
  refunded_lines,
  refunded_amount,
  line_count,
  cancelled_lines,
  units,
  parcels,
  ship_by,
  first_shipped_at,
  case
    when ship_by is null then null
    when first_shipped_at is not null then first_shipped_at > ship_by
    when order_stage = 'open' and ship_by < cast('$as_of' as timestamp) then true
  end as is_late,
  is_business,
  is_shipped_by_marketplace,
  anonymized
from orders;

create or replace table lengow__sales_daily as
-- Orders by the day on which they were placed (UTC). Orders without a day, currency or total are counted too.
select
  cast(ordered_at as date) as ordered_on,
  account_id,
  marketplace,
  currency,
  count(*) as orders,
  count(total_order) as orders_with_total,
  count(commission_cost) as orders_with_commission,
  sum(units) as units,
  sum(total_order) as gross,
  sum(cancelled_amount) as cancelled,
  sum(refunded_amount) as refunded,
  sum(commission_cost) as commission_cost
from "lengow__orders"
group by cast(ordered_at as date), account_id, marketplace, currency;

create or replace table lengow__shipping_performance as
-- Orders by the day on which they had to be shipped (UTC), once that is past; without those that were dropped.
with due as (
  select
    cast(ship_by as date) as due_on,
    account_id,
    marketplace,
    coalesce(is_shipped_by_marketplace, false) as is_by_marketplace,
    is_late
  from "lengow__orders"
  where ship_by < cast('$as_of' as timestamp) and (stage <> 'dropped' or first_shipped_at is not null)
),
counted as (
  select
    due_on,
    account_id,
    marketplace,
    count(case when is_by_marketplace then 1 end) as shipped_by_marketplace,
    count(case when not is_by_marketplace then 1 end) as due,
    count(case when not is_by_marketplace and not is_late then 1 end) as in_time,
    count(case when not is_by_marketplace and is_late then 1 end) as late,
    count(case when not is_by_marketplace and is_late is null then 1 end) as unknown
  from due
  group by due_on, account_id, marketplace
)
select
  counted.*,
  in_time + late as known,
  cast(late as float) / nullif(in_time + late, 0) as late_rate
from counted;

create or replace view stg_lengow__marketplace_status as
with typed as (
  select
    cast(account_id as bigint) as account_id,
    cast(marketplace_code as TEXT) as marketplace_code,
    cast(lengow_status as TEXT) as lengow_status,
    cast(marketplace_status as TEXT) as marketplace_status,
    cast(position as bigint) as position,
    cast(allowed_actions as TEXT) as allowed_actions,
    cast(cast(_sdc_extracted_at as varchar) as timestamp) as extracted_at
  from "marketplace_status"
),
ranked as (
  select
    typed.*,
    rank() over (
      partition by account_id, marketplace_code, lengow_status, marketplace_status
      order by extracted_at desc
    ) as write_rank
  from typed
)
select
  ranked.account_id,
  ranked.marketplace_code,
  ranked.lengow_status,
  ranked.marketplace_status,
  ranked.position,
  ranked.allowed_actions
from ranked
where ranked.write_rank = 1;

create or replace table lengow__unmapped_statuses as
-- The statuses that a marketplace uses without listing them.

select
  orders.account_id,
  orders.marketplace,
  orders.marketplace_status,
  orders.lengow_status,
  count(*) as orders,
  min(orders.updated_at) as first_seen_at,
  max(orders.updated_at) as last_seen_at
from "lengow__orders" as orders
left join "stg_lengow__marketplace_status" as listed
  on listed.account_id = orders.account_id
  and listed.marketplace_code = orders.marketplace
  and listed.lengow_status = orders.lengow_status
  and listed.marketplace_status = orders.marketplace_status
where orders.marketplace_status is not null and listed.account_id is null
group by orders.account_id, orders.marketplace, orders.marketplace_status, orders.lengow_status;

create or replace view stg_lengow__marketplace as
with typed as (
  select
    cast(account_id as bigint) as account_id,
    cast(marketplace_code as TEXT) as marketplace_code,
    cast(marketplace_name as TEXT) as marketplace_name,
    cast(marketplace_country as TEXT) as marketplace_country,
    cast(marketplace_currency as TEXT) as marketplace_currency,
    cast(allowed_actions as TEXT) as allowed_actions,
    cast(allowed_carriers as TEXT) as allowed_carriers,
    cast(valid_statuses as TEXT) as valid_statuses,
    cast(shipping_methods as TEXT) as shipping_methods,
    cast(legacy_code as TEXT) as legacy_code,
    cast(features as TEXT) as features,
    cast(description as TEXT) as description,
    cast(homepage as TEXT) as homepage,
    cast(logo as TEXT) as logo,
    cast(package as TEXT) as package,
    cast(cast(_sdc_extracted_at as varchar) as timestamp) as extracted_at
  from "marketplace"
),
ranked as (
  select
    typed.*,
    rank() over (
      partition by account_id, marketplace_code
      order by extracted_at desc
    ) as write_rank
  from typed
)
select
  ranked.account_id,
  ranked.marketplace_code,
  ranked.marketplace_name,
  ranked.marketplace_country,
  ranked.marketplace_currency,
  ranked.allowed_actions,
  ranked.allowed_carriers,
  ranked.valid_statuses,
  ranked.shipping_methods,
  ranked.legacy_code,
  ranked.features,
  ranked.description,
  ranked.homepage,
  ranked.logo,
  ranked.package
from ranked
where ranked.write_rank = 1;

create or replace view stg_lengow__order_address as
with typed as (
  select
    cast(account_id as bigint) as account_id,
    cast(marketplace as TEXT) as marketplace,
    cast(marketplace_order_id as TEXT) as marketplace_order_id,
    cast(address_role as TEXT) as address_role,
    cast(package_number as bigint) as package_number,
    cast(country as TEXT) as country,
    cast(cast(updated_at as varchar) as timestamp) as updated_at,
    cast(lengow_address_id as bigint) as lengow_address_id,
    cast(cast(_sdc_extracted_at as varchar) as timestamp) as extracted_at
  from "order_address"
),
ranked as (
  select
    typed.*,
    rank() over (
      partition by account_id, marketplace, marketplace_order_id
      order by updated_at desc, extracted_at desc
    ) as write_rank
  from typed
)
select
  ranked.account_id,
  ranked.marketplace,
  ranked.marketplace_order_id,
  ranked.address_role,
  ranked.package_number,
  ranked.country,
  ranked.updated_at,
  ranked.lengow_address_id
from ranked
where ranked.write_rank = 1;

create or replace view stg_lengow__order_document as
with typed as (
  select
    cast(account_id as bigint) as account_id,
    cast(marketplace as TEXT) as marketplace,
    cast(marketplace_order_id as TEXT) as marketplace_order_id,
    cast(document_id as TEXT) as document_id,
    cast(marketplace_doc_id as TEXT) as marketplace_doc_id,
    cast(lengow_type as TEXT) as lengow_type,
    cast(marketplace_code as TEXT) as marketplace_code,
    cast(marketplace_label as TEXT) as marketplace_label,
    cast(cast(created_at as varchar) as timestamp) as created_at,
    cast(marketplace_order_line_ids as TEXT) as marketplace_order_line_ids,
    cast(cast(updated_at as varchar) as timestamp) as updated_at,
    cast(cast(_sdc_extracted_at as varchar) as timestamp) as extracted_at
  from "order_document"
),
ranked as (
  select
    typed.*,
    rank() over (
      partition by account_id, marketplace, marketplace_order_id
      order by updated_at desc, extracted_at desc
    ) as write_rank
  from typed
),
newest as (
  select account_id, marketplace, marketplace_order_id, max(cast(cast(updated_at as varchar) as timestamp)) as updated_at
  from "order"
  group by account_id, marketplace, marketplace_order_id
)
select
  ranked.account_id,
  ranked.marketplace,
  ranked.marketplace_order_id,
  ranked.document_id,
  ranked.marketplace_doc_id,
  ranked.lengow_type,
  ranked.marketplace_code,
  ranked.marketplace_label,
  ranked.created_at,
  ranked.marketplace_order_line_ids,
  ranked.updated_at
from ranked
left join newest
  on newest.account_id = ranked.account_id
  and newest.marketplace = ranked.marketplace
  and newest.marketplace_order_id = ranked.marketplace_order_id
where ranked.write_rank = 1
  -- An order that is newer than all of these rows no longer has any of them.
  and (newest.updated_at is null or newest.updated_at <= ranked.updated_at);

create or replace view stg_lengow__order_payment as
with typed as (
  select
    cast(account_id as bigint) as account_id,
    cast(marketplace as TEXT) as marketplace,
    cast(marketplace_order_id as TEXT) as marketplace_order_id,
    cast(payment_id as TEXT) as payment_id,
    cast(type as TEXT) as type,
    cast(status as TEXT) as status,
    cast(checkout as TEXT) as checkout,
    cast(cast(settled_at as varchar) as timestamp) as settled_at,
    cast(cast(updated_at as varchar) as timestamp) as updated_at,
    cast(channel_order_marketplace as bigint) as channel_order_marketplace,
    cast(cast(_sdc_extracted_at as varchar) as timestamp) as extracted_at
  from "order_payment"
),
ranked as (
  select
    typed.*,
    rank() over (
      partition by account_id, marketplace, marketplace_order_id
      order by updated_at desc, extracted_at desc
    ) as write_rank
  from typed
),
newest as (
  select account_id, marketplace, marketplace_order_id, max(cast(cast(updated_at as varchar) as timestamp)) as updated_at
  from "order"
  group by account_id, marketplace, marketplace_order_id
)
select
  ranked.account_id,
  ranked.marketplace,
  ranked.marketplace_order_id,
  ranked.payment_id,
  ranked.type,
  ranked.status,
  ranked.checkout,
  ranked.settled_at,
  ranked.updated_at,
  ranked.channel_order_marketplace
from ranked
left join newest
  on newest.account_id = ranked.account_id
  and newest.marketplace = ranked.marketplace
  and newest.marketplace_order_id = ranked.marketplace_order_id
where ranked.write_rank = 1
  -- An order that is newer than all of these rows no longer has any of them.
  and (newest.updated_at is null or newest.updated_at <= ranked.updated_at);

create or replace table cdiscount_status as
select * from (values
  ('WaitingForSellerAcceptation', 'open', 'The seller has to accept or refuse the order now.'),
  ('AcceptedBySeller', 'open', 'The seller has accepted it.'),
  ('PaymentInProgress', 'open', 'The payment is being made.'),
  ('ValidatedFianet', 'open', 'The payment has been checked for fraud.'),
  ('WaitingForShipmentAcceptation', 'open', 'The seller has to ship or refuse it now.'),
  ('Shipped', 'sent', 'On its way; it can be refunded.'),
  ('ShippedBySeller', 'sent', 'The seller has shipped it.'),
  ('PickedUp', 'sent', 'The buyer has picked it up in a shop.'),
  ('PaymentRefused', 'dropped', 'The payment failed.'),
  ('AutomaticCancellation', 'dropped', 'Cancelled by Cdiscount, for example because the seller did not answer.'),
  ('ShipmentRefusedBySeller', 'dropped', 'The seller has refused to ship it.'),
  ('CancelledByCustomer', 'dropped', 'The buyer has cancelled it.'),
  ('RefusedNoShipment', 'dropped', 'Refused without a shipment.'),
  ('RefusedBySeller', 'dropped', 'The seller has refused it.'),
  ('CancelledBeforePaymentByCustomer', 'dropped', 'The buyer has cancelled it before paying.'),
  ('CancelledBeforeNotificationByCustomer', 'dropped', 'The buyer has cancelled it before the seller heard of it.'),
  ('CancellationRequestPending', 'dropped', 'A cancellation has been requested after the order was accepted.'),
  ('NonPickedUpByCustomer', 'dropped', 'Cancelled, because the buyer did not pick it up.')
) as seed(marketplace_status, stage, meaning);
