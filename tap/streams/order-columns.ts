// The columns of the stream `order`, those of the order and those of a line, each as a small function; adding one is a
// line here and an entry in its schema. Knows neither keys nor rows.

import {booleanFrom, type Columns, instantFrom, integerFrom, jsonFrom, moneyFrom, textFrom} from './columns.ts';
import {convertedTotal} from './money.ts';
import {fieldOrBare, joined} from './object-or-bare.ts';

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
  merchant_order_id: {expected: 'a text or a list of texts', read: ({merchant_order_id}) => joined(merchant_order_id)},
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
