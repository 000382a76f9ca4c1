// The schemas use only features that every target supports, and the code fills exactly their columns.

import {streamIds, streamSchemas} from '../../catalog/streams.ts';
import type {StreamSchema} from '../../catalog/types.ts';
import {actionColumns as orderActionColumns} from '../../tap/streams/action-columns.ts';
import {ofOrderColumns} from '../../tap/streams/child-rows.ts';
import {lineColumns} from '../../tap/streams/line-columns.ts';
import {marketplaceColumns} from '../../tap/streams/marketplace.ts';
import {actionColumns} from '../../tap/streams/marketplace-action.ts';
import {carrierColumns} from '../../tap/streams/marketplace-carrier.ts';
import {statusColumns} from '../../tap/streams/marketplace-status.ts';
import {addressColumns} from '../../tap/streams/order-address.ts';
import {orderColumns} from '../../tap/streams/order-columns.ts';
import {documentColumns} from '../../tap/streams/order-document.ts';
import {flagColumns} from '../../tap/streams/order-flags.ts';
import {paymentColumns} from '../../tap/streams/order-payment.ts';
import {rawOrderColumns} from '../../tap/streams/order-raw.ts';
import {trackingColumns} from '../../tap/streams/order-tracking.ts';
import {packageColumns, packageNumberColumns} from '../../tap/streams/package-columns.ts';
import {v2LineColumns, v2OrderColumns} from '../../tap/streams/v2/order.ts';
import {v2TrackingColumns} from '../../tap/streams/v2/order-tracking.ts';
import {stockColumns} from '../../tap/streams/zfs-stock.ts';

const SHAPES = [
  {type: ['null', 'string']},
  {type: ['null', 'integer']},
  {type: ['null', 'number']},
  {type: ['null', 'boolean']},
  {type: ['null', 'string'], format: 'date-time'},
];

const COLUMNS = {
  marketplace:
    'account_id marketplace_code marketplace_name marketplace_country marketplace_currency allowed_actions ' +
    'allowed_carriers valid_statuses | shipping_methods legacy_code features description homepage logo package',
  marketplace_action:
    'account_id marketplace_code action_type lengow_status required_args optional_args | args_description',
  marketplace_carrier: 'account_id marketplace_code kind code label lengow_code | ',
  marketplace_status: 'account_id marketplace_code lengow_status marketplace_status position allowed_actions | ',
  order:
    'account_id marketplace marketplace_order_id marketplace_order_line_id marketplace_order_date lengow_status ' +
    'marketplace_status currency total_order total_tax commission shipping discount merchant_order_id ' +
    'marketplace_product_id product_title line_quantity line_amount line_shipping line_discount line_lengow_status ' +
    'max_shipping_date imported_at updated_at anonymized | marketplace_country original_currency ' +
    'original_total_order original_total_tax original_commission original_shipping original_discount processing_fee ' +
    'invoice_number invoice_url order_types sku line_tax line_refunded_amount line_original_amount ' +
    'line_marketplace_status line_category line_quantity_exact ' +
    'marketplace_customer_id comments order_meta shipping_deadline workflow_rank original_processing_fee ' +
    'original_total_buyer_amount original_total_buyer_tax original_buyer_currency is_business is_prime is_express ' +
    'is_delivered_by_marketplace order_tax_id tax_electronic_portal_type tax_electronic_portal_id ' +
    'marketplace_eori_number is_marketplace_deemed_supplier buyer_tax_type buyer_tax_id billing_country ' +
    'package_number delivery_country lengow_line_id feed_id sku_field marketplace_package_id url_product url_image ' +
    'line_original_shipping line_original_discount line_original_tax line_original_refunded_amount ' +
    'line_original_buyer_amount line_original_buyer_tax line_types line_meta line_created_at line_updated_at ' +
    'order_mrid order_refid',
  amazon_vidr:
    'account_id marketplace marketplace_order_id marketplace_order_line_id shipping_id transaction_id ' +
    'transaction_type marketplace_id invoice_number invoice_status invoice_status_description is_amazon_invoiced ' +
    'order_date shipment_date buyer_vat_number seller_vat_number asin sku product_name quantity_purchased currency ' +
    'item_vat_incl_amount item_vat_amount item_vat_excl_amount item_vat_rate ' +
    'item_promo_vat_incl_amount item_promo_vat_excl_amount item_promo_vat_amount item_promo_vat_rate ' +
    'item_promotion_id ' +
    'gift_wrap_vat_incl_amount gift_wrap_vat_amount gift_wrap_vat_excl_amount gift_wrap_vat_rate ' +
    'gift_promo_vat_incl_amount gift_promo_vat_excl_amount gift_promo_vat_amount gift_promo_vat_rate ' +
    'gift_promotion_id ' +
    'shipping_vat_incl_amount shipping_vat_amount shipping_vat_excl_amount shipping_vat_rate ' +
    'shipping_promo_vat_incl_amount shipping_promo_vat_excl_amount shipping_promo_vat_amount shipping_promo_vat_rate ' +
    'ship_promotion_id is_business_order price_designation purchase_order_number recipient_name ship_service_level ' +
    'fulfilled_by ship_address_1 ship_address_2 ship_address_3 ship_city ship_state ship_postal_code ship_country ' +
    'ship_phone_number ship_from_country ship_from_state ship_from_city ship_from_postal_code billing_name ' +
    'bill_address_1 bill_address_2 bill_address_3 bill_city bill_state bill_postal_code bill_country ' +
    'billing_phone_number buyer_name buyer_company_name legacy_customer_order_item_id recommended_invoice_format ' +
    'buyer_tax_registration_type buyer_e_invoice_account_id is_buyer_physically_present is_seller_physically_present ' +
    'citation_es citation_it citation_fr citation_de citation_en | extra',
  order_action:
    'account_id action_id marketplace marketplace_order_id marketplace_order_line_id action_type outcome queued ' +
    'processed errors created_at updated_at carrier carrier_name custom_carrier carrier_pickup shipping_method ' +
    'shipping_service_id shipping_service_offer_id return_carrier tracking_number tracking_url ' +
    'return_tracking_number pickup_id shipping_date delivery_date reason refund_reason refund_mode refund_id delay ' +
    'delivery_experience invoice_number currency_code weight_unit package_dimension_unit declared_value refund_price ' +
    'refund_shipping_price weight package_dimension_length package_dimension_width package_dimension_height ' +
    'refund_quantity refund_shipping refund_shipping_taxes refund_taxes charges comment from_address_name ' +
    'from_address_mail from_address_phone from_address_line from_address_city from_address_state_province ' +
    'from_address_postal_code from_address_country_code | extra',
  order_tracking:
    'account_id marketplace marketplace_order_id tracking_number carrier method tracking_url ' +
    'is_delivered_by_marketplace parcel_weight shipped_at relay updated_at | marketplace_order_line_ids relay_name ' +
    'relay_type package_number',
  order_address:
    'account_id marketplace marketplace_order_id address_role package_number country postal_area company civility ' +
    'first_name last_name full_name vat_number email phone_home phone_office phone_mobile first_line second_line ' +
    'complement full_address zipcode city state_region updated_at | metas lengow_address_id',
  order_payment:
    'account_id marketplace marketplace_order_id payment_id type status checkout settled_at external_transaction_id ' +
    'updated_at | payment_terms channel_order_marketplace',
  order_document:
    'account_id marketplace marketplace_order_id document_id marketplace_doc_id lengow_type marketplace_code ' +
    'marketplace_label document_url created_at marketplace_order_line_ids updated_at | ',
  order_raw: 'account_id marketplace marketplace_order_id raw lengow_status anonymized updated_at | ',
  zfs_stock:
    'account_id feed_id document_id ean location_id report_created_at total_quantity total_offerable_quantity ' +
    'total_non_offerable_quantity location_quantity location_offerable_quantity location_non_offerable_quantity | ',
};

/** The personal columns of the streams that are not selected by default, with how `hash` writes them. */
const PERSONAL = {
  order_address: {
    address: 'postal_area=kept first_line second_line complement full_address zipcode=null city=null state_region=null',
    identity: 'company civility=null first_name last_name full_name vat_number',
    contact: 'email phone_home=phone phone_office=phone phone_mobile=phone',
    free_text: 'metas=null',
  },
  order_payment: {buyer_id: 'external_transaction_id', free_text: 'payment_terms=null'},
  order_document: {link: 'document_url'},
  amazon_vidr: {
    identity:
      'buyer_vat_number recipient_name billing_name buyer_name buyer_company_name buyer_tax_registration_type=null ' +
      'buyer_e_invoice_account_id',
    contact: 'ship_phone_number=phone billing_phone_number=phone',
    address:
      'ship_address_1 ship_address_2 ship_address_3 ship_city=null ship_state=null ship_postal_code=null ' +
      'bill_address_1 bill_address_2 bill_address_3 bill_city=null bill_state=null bill_postal_code=null',
    buyer_id: 'purchase_order_number',
    free_text: 'extra=null',
  },
  order_action: {
    parcel: 'tracking_number tracking_url return_tracking_number pickup_id',
    free_text: 'comment=null extra=null',
    identity: 'from_address_name',
    contact: 'from_address_mail from_address_phone=phone',
    address: 'from_address_line from_address_city from_address_state_province from_address_postal_code',
  },
} as const;

const all = Object.entries(streamSchemas);

test.each(all)(
  '%s has the columns of the contract, in the same order, with opt-in columns last',
  (name, {properties}) => {
    const columns = Object.entries(properties);
    const list = (optIn: boolean) =>
      columns.filter(([, column]) => (column['x-selected-by-default'] === false) === optIn).map(([column]) => column);
    expect(`${list(false).join(' ')} | ${list(true).join(' ')}`).toBe(COLUMNS[name as keyof typeof COLUMNS]);
    expect(Object.keys(properties)).toEqual([...list(false), ...list(true)]);
  },
);

test.each(all)('%s has its non-nullable keys first and uses only the five flat types', (_name, schema) => {
  const keys = schema['x-key-properties'];
  expect(Object.keys(schema.properties).slice(0, keys.length)).toEqual(keys);
  for (const [name, {type, format}] of Object.entries(schema.properties)) {
    const shape = {type, ...(format !== undefined && {format})};
    if (keys.includes(name))
      expect(shape).toEqual({type: ['account_id', 'action_id', 'feed_id'].includes(name) ? 'integer' : 'string'});
    else expect(SHAPES).toContainEqual(shape);
  }
});

test.each(all)('%s describes each of its columns', (_name, {properties}) => {
  for (const {description} of Object.values(properties)) expect(description).toMatch(/^[A-Z`].{15,}\.$/s);
});

test.each(Object.entries(PERSONAL))('%s has the classes of personal data of the contract', (name, classes) => {
  const found: Record<string, string[]> = {};
  for (const [column, {'x-personal-data': own, 'x-hash': hash}] of Object.entries(
    streamSchemas[name as keyof typeof PERSONAL].properties,
  ))
    if (own) found[own] = [...(found[own] ?? []), hash ? `${column}=${hash}` : column];
  expect(Object.fromEntries(Object.entries(found).map(([own, columns]) => [own, columns.join(' ')]))).toEqual(classes);
});

test('the streams that are not selected by default', () => {
  const optIn = all.filter(([, schema]) => schema['x-selected-by-default'] === false).map(([name]) => name);
  expect(optIn).toEqual([
    ...['amazon_vidr', 'marketplace_action', 'marketplace_carrier', 'marketplace_status'],
    ...['order_action', 'order_address', 'order_document', 'order_payment', 'order_raw'],
    'zfs_stock',
  ]);
});

test('the streams of orders are read incrementally by updated_at, and marketplaces in full', () => {
  const replication = (schema: StreamSchema) => [schema['x-replication-method'], schema['x-replication-key']];
  expect(replication(streamSchemas.zfs_stock)).toEqual(['INCREMENTAL', 'report_created_at']);
  for (const id of streamIds.filter((one) => one !== 'zfs_stock'))
    expect(replication(streamSchemas[id])).toEqual(
      id.startsWith('order') ? ['INCREMENTAL', 'updated_at'] : ['FULL_TABLE', undefined],
    );
});

test.each([
  ['marketplace', [marketplaceColumns]],
  ['marketplace_action', [actionColumns]],
  ['marketplace_carrier', [carrierColumns]],
  ['marketplace_status', [statusColumns]],
  ['order', [orderColumns, flagColumns, packageColumns, lineColumns, {order_mrid: undefined, order_refid: undefined}]],
  ['order_action', [orderActionColumns]],
  ['order_tracking', [ofOrderColumns, packageNumberColumns, trackingColumns]],
  ['order_address', [ofOrderColumns, addressColumns]],
  ['order_payment', [ofOrderColumns, paymentColumns]],
  ['order_document', [ofOrderColumns, documentColumns('')]],
  ['order_raw', [rawOrderColumns, {raw: undefined}]],
  ['zfs_stock', [{report_created_at: undefined}, stockColumns]],
] as const)('%s has one function for each non-key column', (name, tables) => {
  const schema = streamSchemas[name];
  const filled = [...schema['x-key-properties'], ...tables.flatMap((table) => Object.keys(table))];
  expect(filled.sort()).toEqual(Object.keys(schema.properties).sort());
});

test.each([
  ['order', [v2OrderColumns, v2LineColumns]],
  ['order_tracking', [v2TrackingColumns]],
] as const)('API V2 fills only columns that %s has', (name, tables) => {
  const filled = tables.flatMap((table) => Object.keys(table));
  const known = Object.keys(streamSchemas[name].properties);
  expect(
    filled.filter((column) => !known.includes(column) || filled.indexOf(column) !== filled.lastIndexOf(column)),
  ).toEqual([]);
});
