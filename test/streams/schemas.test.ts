// The schemas use only features that every target supports, and the code fills exactly their columns.

import {streamSchemas} from '../../catalog/streams.ts';
import type {StreamSchema} from '../../catalog/types.ts';
import {lineColumns} from '../../tap/streams/line-columns.ts';
import {marketplaceColumns} from '../../tap/streams/marketplace.ts';
import {orderColumns} from '../../tap/streams/order-columns.ts';
import {flagColumns} from '../../tap/streams/order-flags.ts';
import {trackedOrderColumns, trackingColumns} from '../../tap/streams/order-tracking.ts';
import {packageColumns, packageNumberColumns} from '../../tap/streams/package-columns.ts';

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
    'allowed_carriers valid_statuses | shipping_methods legacy_code',
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
    'line_original_buyer_amount line_original_buyer_tax line_types line_meta line_created_at line_updated_at',
  order_tracking:
    'account_id marketplace marketplace_order_id tracking_number carrier method tracking_url ' +
    'is_delivered_by_marketplace parcel_weight shipped_at relay updated_at | marketplace_order_line_ids relay_name ' +
    'relay_type package_number',
};

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
    if (keys.includes(name)) expect(shape).toEqual({type: name === 'account_id' ? 'integer' : 'string'});
    else expect(SHAPES).toContainEqual(shape);
  }
});

test.each(all)('%s describes each of its columns', (_name, {properties}) => {
  for (const {description} of Object.values(properties)) expect(description).toMatch(/^[A-Z`].{15,}\.$/s);
});

test('orders and trackings are read incrementally by updated_at, and marketplaces in full', () => {
  const replication = (schema: StreamSchema) => [schema['x-replication-method'], schema['x-replication-key']];
  expect(replication(streamSchemas.marketplace)).toEqual(['FULL_TABLE', undefined]);
  expect(replication(streamSchemas.order)).toEqual(['INCREMENTAL', 'updated_at']);
  expect(replication(streamSchemas.order_tracking)).toEqual(['INCREMENTAL', 'updated_at']);
});

test.each([
  ['marketplace', [marketplaceColumns]],
  ['order', [orderColumns, flagColumns, packageColumns, lineColumns]],
  ['order_tracking', [trackedOrderColumns, packageNumberColumns, trackingColumns]],
] as const)('%s has one function for each non-key column', (name, tables) => {
  const schema = streamSchemas[name];
  const filled = [...schema['x-key-properties'], ...tables.flatMap((table) => Object.keys(table))];
  expect(filled.sort()).toEqual(Object.keys(schema.properties).sort());
});
