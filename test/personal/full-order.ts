// One hand-written order that has every personal value, and the same order with something else in the place of one.

import {CLASSES} from './classes.ts';
import {marked} from './mark.ts';
import type {Raw} from './standing.ts';

const ADDRESS = {
  ...{company: 'A', civility: 'Mme', first_name: 'B', last_name: 'C', full_name: 'B C', vat_number: 'FR1'},
  ...{email: 'b@c.example', phone_home: '01', phone_office: '02', phone_mobile: '03'},
  ...{first_line: '1 rue D', second_line: 'E', complement: 'F', full_address: '1 rue D, G'},
  ...{zipcode: '44000', city: 'G', state_region: 'H', common_country_iso_a2: 'FR', metas: {note: 'I'}},
};

const DOCUMENT = {id: 5, url: 'https://documents.example/5'};

const PACKAGE = {
  cart: [{marketplace_order_line_id: 'L1', order_line_meta: {engraving: 'J'}, documents: [DOCUMENT]}],
  delivery: {
    ...ADDRESS,
    trackings: [{number: 'T1', url: 'https://t.example/T1', relay: {id: 'R1', name: 'Shop', type: 'shop'}}],
  },
};

/** Every personal text contains a canary. */
export const FULL_ORDER = marked(
  {
    marketplace: 'fnac',
    marketplace_order_id: 'FULL',
    marketplace_order_date: '2026-02-20T09:00:00Z',
    imported_at: '2026-02-20T09:30:00Z',
    updated_at: '2026-02-20T10:00:00Z',
    anonymized: false,
    marketplace_customer_id: 'K',
    comments: ['Ring'],
    invoice_url: 'https://invoices.example/1.pdf',
    order_meta: {gift: 'M'},
    tax: {buyer_tax: {type: 'VAT', id: 'FR2'}},
    billing_address: ADDRESS,
    contact_address: ADDRESS,
    documents: [DOCUMENT],
    payments: [{id: 9, payment_terms: {vat_number: 'FR3', external_transaction_id: 'X1'}}],
    packages: [PACKAGE],
  },
  '1',
) as Raw;

export const PERSONAL_PATHS = [...CLASSES].filter(([, one]) => one !== '–').map(([path]) => path);

/** The value with another in the places of a path such as `packages[].delivery.email`. */
export function withOther(value: unknown, path: string, other: unknown): unknown {
  if (path === '') return other;
  if (path.startsWith('[]')) return (value as unknown[]).map((item) => withOther(item, path.slice(2), other));
  const [, name = '', rest = ''] = /^\.?([^.[]+)(.*)$/.exec(path) ?? [];
  const object = value as Raw;
  return {...object, [name]: withOther(object[name], rest, other)};
}
