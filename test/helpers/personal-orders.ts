// Hand-written orders with personal values: the same order, open, anonymized, too old, and erased.

import {createShop, type Shop} from '../sandbox/index.ts';

export const UPPER = '2026-03-01T12:00:00Z';

export const INVOICE = 'https://invoices.example/PII-link-1.pdf';

const parcel = (number: unknown, more: object = {}) => ({number, carrier: 'DHL', ...more});

/** The first and the third differ only in case; the second has no number; the fourth stands in both packages. */
const PARCELS = [
  parcel('PII-T1', {url: 'https://t.example/PII-T1', relay: {id: 'PII-R', name: 'PII Relay', type: 'shop'}}),
  parcel(null),
  parcel('pii-t1'),
  parcel('PII-T2'),
];

const packages = [
  {cart: [{id: 1, marketplace_order_line_id: 'L1', amount: '10.00'}], delivery: {trackings: PARCELS}},
  {cart: [{id: 2, marketplace_order_line_id: 'L2', amount: '5'}], delivery: {trackings: [parcel('PII-T2')]}},
];

const order = (id: string, change: object = {}) => ({
  marketplace: 'amazon_fr',
  marketplace_order_id: id,
  marketplace_order_date: '2026-02-19T10:00:00Z',
  imported_at: '2026-02-19T11:00:00Z',
  updated_at: '2026-02-20T10:00:00.500000Z',
  lengow_status: 'shipped',
  total_order: '15.00',
  currency: {iso_a3: 'EUR'},
  anonymized: false,
  invoice_number: 'F-1',
  invoice_url: INVOICE,
  packages,
  ...change,
});

/** The orders `OPEN`, `ANONYMIZED`, `AGED` and `ERASED`, or others in their place. */
export function personalShop(
  orders: readonly object[] = [
    order('OPEN'),
    order('ANONYMIZED', {anonymized: true}),
    order('AGED', {marketplace_order_date: '2025-08-01T10:00:00Z'}),
    order('ERASED'),
  ],
): Shop {
  const shop = createShop({orders: 0, now: UPPER});
  for (const raw of orders) shop.addOrder(raw as Readonly<Record<string, unknown>>);
  return shop;
}

export const personalOrder = order;
