// The rows of the `order` stream from API V2: one per product of an order; the order's own values are repeated on each.

import {cleaned} from '../../../values/cleaned.ts';
import type {Columns} from '../column.ts';
import {fill, instantFrom, newRow, selected} from '../columns.ts';
import {keyValues, orderKey, reporter, rowOf} from '../order-key.ts';
import {objectIn, objectsIn} from '../packages.ts';
import type {Raw, Report, Row, RowContext} from '../stream.ts';
import {uniqueNames} from '../unique-names.ts';
import {filledText, INVALID} from '../values.ts';
import type {ReadOrder} from './read-order.ts';
import {integerAt, integerIdAt, moneyAt, textAt} from './values.ts';

const NO_LINE = 'no-line';
const LINE_ID = 'marketplace_order_line_id';

export const v2OrderColumns: Columns = {
  marketplace_order_date: instantFrom('marketplace_order_date'),
  lengow_status: textAt('order/order_status/lengow'),
  marketplace_status: textAt('order/order_status/marketplace'),
  currency: textAt('order/order_currency'),
  total_order: moneyAt('order/order_amount'),
  total_tax: moneyAt('order/order_tax'),
  commission: moneyAt('order/order_commission'),
  shipping: moneyAt('order/order_shipping'),
  merchant_order_id: textAt('order/order_external_id'),
  updated_at: instantFrom('updated_at'),
  processing_fee: moneyAt('order/order_processing_fee'),
  invoice_number: textAt('order/order_invoice/invoice_number'),
  invoice_url: textAt('order/order_invoice/invoice_url'),
  marketplace_customer_id: textAt('order/customer_id'),
  comments: textAt('order/order_comments'),
  feed_id: integerIdAt('order/idFlux'),
  order_mrid: textAt('order/order_mrid'),
  order_refid: textAt('order/order_refid'),
};

export const v2LineColumns: Columns = {
  marketplace_product_id: textAt('idMP'),
  product_title: textAt('title'),
  line_quantity: integerAt('quantity'),
  line_amount: moneyAt('price'),
  line_shipping: moneyAt('shipping_price'),
  sku: textAt('sku'),
  sku_field: textAt('sku_field'),
  line_tax: moneyAt('tax'),
  line_category: textAt('category'),
  line_marketplace_status: textAt('status'),
  url_product: textAt('url_product'),
  url_image: textAt('url_image'),
};

/** One row for each product, or one row with the line id `no-line`; none if the order has no key. */
export function v2OrderRecords(context: RowContext): (order: ReadOrder) => Row[] {
  const ofOrder = selected(v2OrderColumns, context.columns);
  const ofLine = selected(v2LineColumns, context.columns);
  return (order) => {
    const key = orderKey(order, context);
    if (!key) return [];
    const report = reporter(key, context);
    const shared = newRow(context.columns, [...keyValues(key), NO_LINE]);
    fill(shared, ofOrder, ofOrder.read(order, report));
    const products = productsOf(order.order, report);
    if (products.length === 0) return [shared];
    const names = uniqueNames(products.map((product, index) => lineId(product, report) ?? `line-${index + 1}`));
    return products.map((product, index) => rowOf(shared, names[index], ofLine, ofLine.read(product, report)));
  };
}

function productsOf({cart}: Raw, report: Report): readonly Raw[] {
  const fault = (expected: string) => report(LINE_ID, expected);
  return objectIn(cleaned(cart), 'part of a "cart" object', fault).flatMap(({products}) =>
    objectsIn(filledItems(cleaned(products)), 'products', fault),
  );
}

/** Without blank items: an empty XML element is a blank text. */
const filledItems = (items: unknown): unknown =>
  Array.isArray(items) ? items.filter((item) => cleaned(item) !== null) : items;

function lineId({order_lineid: id}: Raw, report: Report): string | null {
  const read = filledText(cleaned(id));
  if (read !== INVALID) return read;
  report(LINE_ID, 'a string');
  return null;
}
