// The `order` stream: one row per line of an order; the order's own values are repeated on each.

import {streamSchemas} from '../../catalog/streams.ts';
import {
  booleanFrom,
  type Columns,
  fill,
  instantFrom,
  integerFrom,
  jsonFrom,
  moneyFrom,
  type Named,
  newRow,
  readColumns,
  readSelected,
  selected,
  textFrom,
} from './columns.ts';
import {distinct, lineNames, linesOf} from './lines.ts';
import {convertedTotal} from './money.ts';
import {fieldOrBare, joined} from './object-or-bare.ts';
import {keyValues, orderKey, reporter, rowOf} from './order-key.ts';
import type {Raw, Row, RowContext} from './stream.ts';

export const orderColumns: Columns = {
  marketplace_order_date: instantFrom('marketplace_order_date'),
  lengow_status: textFrom('lengow_status'),
  marketplace_status: textFrom('marketplace_status'),
  currency: {expected: 'a currency', read: ({currency}) => fieldOrBare(currency, 'iso_a3')},
  total_order: {expected: 'an amount', read: ({total_order}) => convertedTotal(total_order)},
  total_tax: moneyFrom('total_tax'),
  commission: moneyFrom('commission'),
  shipping: moneyFrom('shipping'),
  discount: moneyFrom('discount'),
  merchant_order_id: {
    expected: 'a string or an array of strings',
    read: ({merchant_order_id}) => joined(merchant_order_id),
  },
  imported_at: instantFrom('imported_at'),
  updated_at: instantFrom('updated_at'),
  anonymized: booleanFrom('anonymized'),
  marketplace_country: textFrom('marketplace_country_iso2'),
  original_currency: {
    expected: 'a currency',
    read: ({original_currency}) => fieldOrBare(original_currency, 'iso_a3'),
  },
  original_total_order: moneyFrom('original_total_order'),
  original_total_tax: moneyFrom('original_total_tax'),
  original_commission: moneyFrom('original_commission'),
  original_shipping: moneyFrom('original_shipping'),
  original_discount: moneyFrom('original_discount'),
  processing_fee: moneyFrom('processing_fee'),
  invoice_number: textFrom('invoice_number'),
  invoice_url: textFrom('invoice_url'),
  order_types: jsonFrom('order_types'),
};

export const lineColumns: Columns = {
  marketplace_product_id: textFrom('marketplace_product_id'),
  product_title: textFrom('title'),
  line_quantity: integerFrom('quantity'),
  line_amount: moneyFrom('amount'),
  line_shipping: moneyFrom('shipping'),
  line_discount: moneyFrom('discount'),
  line_lengow_status: textFrom('lengow_status'),
  max_shipping_date: instantFrom('max_shipping_date'),
  sku: {expected: 'a product id', read: ({merchant_product_id}) => fieldOrBare(merchant_product_id, 'id')},
  line_tax: moneyFrom('tax'),
  line_refunded_amount: moneyFrom('refunded_amount'),
  line_original_amount: moneyFrom('original_amount'),
  line_marketplace_status: textFrom('marketplace_status'),
  line_category: textFrom('category'),
};

const NO_LINE = 'no-line';

const {properties} = streamSchemas.order;
// Columns that are not selected by default are left out, so that keys do not depend on the selection.
const identityColumns = Object.keys(lineColumns).filter(
  (name) => properties[name]?.['x-selected-by-default'] !== false,
);

/** One row for each line, or one row with the line id `no-line`; none if the order has no key. */
export function orderRecords(context: RowContext): (order: Raw) => Row[] {
  const {columns} = context;
  const ofOrder = selected(orderColumns, columns);
  const ofLine = selected(lineColumns, columns);
  return (order) => {
    const key = orderKey(order, context);
    if (!key) return [];
    const report = reporter(key, context);
    const shared = newRow(columns, [...keyValues(key), NO_LINE]);
    fill(shared, ofOrder, readSelected(ofOrder, order, report));
    // Lines are read before repeated ones are dropped, so that an invalid value in a repeated line is reported.
    const found = linesOf(order, report, (raw) => readSelected(ofLine, raw, report));
    if (found.length === 0) return [shared];
    const lines = distinct(found, isSame);
    const names = lineNames(lines);
    return lines.map(({own}, index) => rowOf(shared, names[index], ofLine, own));
  };
}

function isSame(a: Raw, b: Raw): boolean {
  const [ours, theirs] = [readWithoutReports(a), readWithoutReports(b)];
  return identityColumns.every((name) => ours[name] === theirs[name]);
}

const readWithoutReports = (raw: Raw): Named => readColumns(lineColumns, identityColumns, raw, () => undefined);
