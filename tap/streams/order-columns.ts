// The columns of the `order` stream that are read from the order itself, except its flags (order-flags.ts).

import {addressCountry} from './address-country.ts';
import type {Column, Columns} from './column.ts';
import {
  booleanFrom,
  convertedFrom,
  filledJsonFrom,
  filledTextFrom,
  instantFrom,
  integerFrom,
  jsonFrom,
  moneyFrom,
  textFrom,
} from './columns.ts';
import {fieldOrBare, filled, joined} from './object-or-bare.ts';
import {taxColumns} from './tax-columns.ts';
import {within} from './within.ts';

const currencyFrom = (field: string): Column => ({
  expected: 'a currency',
  field,
  read: (currency) => fieldOrBare(currency, 'iso_a3'),
});

export const orderColumns: Columns = {
  marketplace_order_date: instantFrom('marketplace_order_date'),
  lengow_status: textFrom('lengow_status'),
  marketplace_status: textFrom('marketplace_status'),
  currency: currencyFrom('currency'),
  total_order: convertedFrom('total_order'),
  total_tax: convertedFrom('total_tax'),
  commission: convertedFrom('commission'),
  shipping: convertedFrom('shipping'),
  discount: convertedFrom('discount'),
  merchant_order_id: {
    expected: 'a string or an array of strings',
    field: 'merchant_order_id',
    read: (id) => joined(id, ','),
  },
  imported_at: instantFrom('imported_at'),
  updated_at: instantFrom('updated_at'),
  anonymized: booleanFrom('anonymized'),
  marketplace_country: textFrom('marketplace_country_iso2'),
  original_currency: currencyFrom('original_currency'),
  original_total_order: moneyFrom('original_total_order'),
  original_total_tax: moneyFrom('original_total_tax'),
  original_commission: moneyFrom('original_commission'),
  original_shipping: moneyFrom('original_shipping'),
  original_discount: moneyFrom('original_discount'),
  processing_fee: convertedFrom('processing_fee'),
  invoice_number: textFrom('invoice_number'),
  invoice_url: textFrom('invoice_url'),
  order_types: jsonFrom('order_types'),
  marketplace_customer_id: filledTextFrom('marketplace_customer_id'),
  comments: {expected: 'a string or an array of strings', field: 'comments', read: (all) => joined(all, '\n')},
  order_meta: filledJsonFrom('order_meta'),
  shipping_deadline: {...within('order_meta', instantFrom('shipping_deadline')), isUndocumented: true},
  workflow_rank: integerFrom('workflow_rank'),
  original_processing_fee: moneyFrom('original_processing_fee'),
  original_total_buyer_amount: moneyFrom('original_total_buyer_amount'),
  original_total_buyer_tax: moneyFrom('original_total_buyer_tax'),
  original_buyer_currency: {
    expected: 'a currency',
    field: 'original_buyer_currency',
    read: (currency) => filled(fieldOrBare(currency, 'iso_a3')),
  },
  ...taxColumns,
  billing_country: within('billing_address', addressCountry),
};
