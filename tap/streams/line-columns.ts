// The columns of the `order` stream that are read from a line. All of them decide whether two lines are the same.

import type {Columns} from './column.ts';
import {
  convertedFrom,
  filledJsonFrom,
  filledTextFrom,
  instantFrom,
  integerFrom,
  integerIdFrom,
  listJsonFrom,
  moneyFrom,
  textFrom,
} from './columns.ts';
import {fieldOf, fieldOrBare, filled} from './object-or-bare.ts';

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
  sku: {expected: 'a product id', field: 'merchant_product_id', read: (product) => fieldOrBare(product, 'id')},
  line_tax: convertedFrom('tax'),
  line_refunded_amount: convertedFrom('refunded_amount'),
  line_original_amount: moneyFrom('original_amount'),
  line_marketplace_status: textFrom('marketplace_status'),
  line_category: textFrom('category'),
  [exactQuantity.name]: exactQuantity.column,
  lengow_line_id: integerIdFrom('id'),
  feed_id: integerIdFrom('feed_id'),
  sku_field: {
    expected: 'a string in an object named "merchant_product_id"',
    field: 'merchant_product_id',
    read: (product) => filled(fieldOf(product, 'field')),
  },
  marketplace_package_id: filledTextFrom('marketplace_package_id'),
  url_product: filledTextFrom('url_product'),
  url_image: filledTextFrom('url_image'),
  line_original_shipping: moneyFrom('original_shipping'),
  line_original_discount: moneyFrom('original_discount'),
  line_original_tax: moneyFrom('original_tax'),
  line_original_refunded_amount: moneyFrom('original_refunded_amount'),
  line_original_buyer_amount: moneyFrom('original_buyer_amount'),
  line_original_buyer_tax: moneyFrom('original_buyer_tax'),
  line_types: listJsonFrom('orderline_types'),
  line_meta: filledJsonFrom('order_line_meta'),
  line_created_at: instantFrom('created_at'),
  line_updated_at: instantFrom('updated_at'),
};
