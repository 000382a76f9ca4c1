// The `order` stream: one row per line of an order; the order's own values are repeated on each.

import {
  booleanFrom,
  type Columns,
  convertedFrom,
  fill,
  instantFrom,
  integerFrom,
  jsonFrom,
  moneyFrom,
  newRow,
  readSelected,
  selected,
  selectedFirst,
  textFrom,
} from './columns.ts';
import {hasExchangeRate, withoutExchangeRate} from './exchange-rate.ts';
import {lineNames} from './line-names.ts';
import {distinct, linesOf} from './lines.ts';
import {fieldOrBare, joined} from './object-or-bare.ts';
import {keyValues, orderKey, reporter, rowOf} from './order-key.ts';
import type {Raw, Row, RowContext} from './stream.ts';

export const orderColumns: Columns = {
  marketplace_order_date: instantFrom('marketplace_order_date'),
  lengow_status: textFrom('lengow_status'),
  marketplace_status: textFrom('marketplace_status'),
  currency: {expected: 'a currency', read: ({currency}) => fieldOrBare(currency, 'iso_a3')},
  total_order: convertedFrom('total_order'),
  total_tax: convertedFrom('total_tax'),
  commission: convertedFrom('commission'),
  shipping: convertedFrom('shipping'),
  discount: convertedFrom('discount'),
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
  processing_fee: convertedFrom('processing_fee'),
  invoice_number: textFrom('invoice_number'),
  invoice_url: textFrom('invoice_url'),
  order_types: jsonFrom('order_types'),
};

const exactQuantity = {
  name: 'line_quantity_exact',
  column: {...moneyFrom('quantity'), expected: 'a number'},
};

export const lineColumns: Columns = {
  marketplace_product_id: textFrom('marketplace_product_id'),
  product_title: textFrom('title'),
  line_quantity: {...integerFrom('quantity'), alternative: exactQuantity},
  line_amount: convertedFrom('amount'),
  line_shipping: convertedFrom('shipping'),
  line_discount: convertedFrom('discount'),
  line_lengow_status: textFrom('lengow_status'),
  max_shipping_date: instantFrom('max_shipping_date'),
  sku: {expected: 'a product id', read: ({merchant_product_id}) => fieldOrBare(merchant_product_id, 'id')},
  line_tax: convertedFrom('tax'),
  line_refunded_amount: convertedFrom('refunded_amount'),
  line_original_amount: moneyFrom('original_amount'),
  line_marketplace_status: textFrom('marketplace_status'),
  line_category: textFrom('category'),
  [exactQuantity.name]: exactQuantity.column,
};

const NO_LINE = 'no-line';

/** One row for each line, or one row with the line id `no-line`; none if the order has no key. */
export function orderRecords(context: RowContext): (order: Raw) => Row[] {
  const usual = readersOf(context.columns, {ofOrder: orderColumns, ofLine: lineColumns});
  const unconverted = readersOf(context.columns, {
    ofOrder: withoutExchangeRate(orderColumns),
    ofLine: withoutExchangeRate(lineColumns),
  });
  return (order) => {
    const key = orderKey(order, context);
    if (!key) return [];
    const {ofOrder, ofLine, compared} = hasExchangeRate(order) ? usual : unconverted;
    const report = reporter(key, context);
    const shared = newRow(context.columns, [...keyValues(key), NO_LINE]);
    fill(shared, ofOrder, readSelected(ofOrder, order, report));
    // Lines are read before they are merged, so an invalid value in a repeated line is reported.
    const found = linesOf(order, report, (raw) => readSelected(ofLine, raw, report));
    if (found.length === 0) return [shared];
    const lines = distinct(found, (raw) => readSelected(compared, raw, () => undefined));
    const names = lineNames(lines);
    return lines.map(({own}, index) => rowOf(shared, names[index], ofLine, own));
  };
}

type Tables = {readonly ofOrder: Columns; readonly ofLine: Columns};

const readersOf = (columns: readonly string[], {ofOrder, ofLine}: Tables) => ({
  ofOrder: selected(ofOrder, columns),
  ofLine: selected(ofLine, columns),
  compared: selectedFirst(ofLine, columns),
});
