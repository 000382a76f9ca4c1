// One order through the built program, with every stream selected and two classes hashed: as it is, a year later, and
// once it is in the list of erased orders. The expected rows and hashes are worked out by hand.

import {createHmac} from 'node:crypto';
import {runOn} from '../helpers/checked-run.ts';
import {messagesOf} from '../helpers/messages.ts';
import {ALL_ORDER_STREAMS} from '../helpers/streams.ts';
import {Tables} from '../helpers/tables.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';

const KEY = 'one order, one key: 5f2c81d09ab7346e';
const PERSONAL = {personal_data: {contact: 'hash', address: 'hash'}, personal_data_key: KEY};

const hmac = (text: string) => createHmac('sha256', KEY).update(text).digest();
const hashOf = (text: string) =>
  `${hmac('fingerprint').subarray(0, 2).toString('hex')}:${hmac(text).toString('base64url')}`;

const ORDER = {
  account_id: 23,
  marketplace: 'otto_de',
  marketplace_order_id: '81QX-4',
  marketplace_order_date: '2026-04-10T15:00:00Z',
  imported_at: '2026-04-10T15:20:00Z',
  updated_at: '2026-04-11T09:30:00Z',
  anonymized: false,
  billing_address: null,
  packages: [
    {
      cart: [{marketplace_order_line_id: 'Q1', documents: []}],
      delivery: {
        ...{first_line: '7  Allée Z', zipcode: '59 000', city: 'Lille', email: 'X.Y@z.example '},
        ...{common_country_iso_a2: 'fr', trackings: [{number: 'W8'}]},
      },
    },
    {
      cart: [{marketplace_order_line_id: 'Q2', documents: [{id: 6, doc_type: {lengow_type: 'CREDIT_NOTE'}}]}],
      delivery: null,
    },
  ],
  payments: [{id: 3, type: 'transfer'}, {type: 'gift_card'}],
  documents: [{id: 6, doc_type: {lengow_type: 'CREDIT_NOTE'}}],
};

type Personal = Readonly<{line: string | null; email: string | null; number: string | null}>;

/** The order as JSON: zip code and city are never hashed. */
const rawOf = ({line, email, number}: Personal) => {
  const [first, second] = ORDER.packages;
  const delivery = {
    ...{first_line: line, zipcode: null, city: null, email},
    ...{common_country_iso_a2: 'fr', trackings: [{number}]},
  };
  return {raw: JSON.stringify({...ORDER, packages: [{...first, delivery}, second]}), anonymized: false};
};

type Rows = Readonly<Record<string, readonly object[]>>;

/** The columns that are not null, without the key of the order and its `updated_at`. */
const OPEN: Rows = {
  order: [
    {marketplace_order_line_id: 'Q1', package_number: 1, delivery_country: 'FR'},
    {marketplace_order_line_id: 'Q2', package_number: 2},
  ].map((line) => ({
    ...line,
    marketplace_order_date: '2026-04-10T15:00:00.000000Z',
    imported_at: '2026-04-10T15:20:00.000000Z',
    anonymized: false,
  })),
  order_tracking: [{tracking_number: 'W8', package_number: 1}],
  order_address: [
    {address_role: 'billing'},
    {
      ...{address_role: 'delivery-1', package_number: 1, country: 'FR', postal_area: '59'},
      ...{first_line: hashOf('address\x007 allée z'), email: hashOf('contact\0x.y@z.example')},
    },
  ],
  order_payment: [
    {payment_id: '3', type: 'transfer'},
    {payment_id: 'payment-2', type: 'gift_card'},
  ],
  order_document: [{document_id: '6', lengow_type: 'CREDIT_NOTE', marketplace_order_line_ids: '["Q2"]'}],
  order_raw: [rawOf({line: hashOf('address\x007 allée z'), email: hashOf('contact\0x.y@z.example'), number: 'W8'})],
};

const OLD: Rows = {
  ...OPEN,
  order_address: [{address_role: 'billing'}, {address_role: 'delivery-1', package_number: 1, country: 'FR'}],
  order_raw: [rawOf({line: null, email: null, number: 'W8'})],
};

const ERASED: Rows = {
  ...OLD,
  order_tracking: [{tracking_number: 'untracked', package_number: 1}],
  order_raw: [rawOf({line: null, email: null, number: null})],
};

const WITHOUT = new Set(['account_id', 'marketplace', 'marketplace_order_id', 'updated_at']);

const filled = (row: object) =>
  Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== null && !WITHOUT.has(name)));

const currentIn = (tables: Tables): Rows =>
  Object.fromEntries(ALL_ORDER_STREAMS.map((stream) => [stream, tables.current(stream).map(filled)]));

test('one order: now, a year later and erased', async () => {
  using folder = temporaryFolder();
  const shop = createShop({orders: 0, now: '2026-04-12T00:00:00Z', accountId: 23});
  shop.addOrder(ORDER);
  await using sandbox = await startSandbox({shop});
  const tables = new Tables();
  const load = async (config: object) => {
    const options = {config: {...PERSONAL, ...config}, args: ['--select', '*.*'], state: tables.state};
    const {code, stdout} = await runOn(sandbox, options);
    expect(code).toBe(0);
    tables.load(stdout);
    return stdout;
  };

  const first = await load({});
  expect(currentIn(tables)).toEqual(OPEN);
  const columns = messagesOf(first).flatMap(({schema}) => Object.keys(schema?.properties ?? {}));
  expect(columns).toEqual(expect.arrayContaining(['zipcode', 'city', 'state_region', 'phone_mobile', 'relay_name']));
  for (const closed of ['full_name', 'vat_number', 'buyer_tax_id', 'metas', 'comments', 'payment_terms'])
    expect(columns).not.toContain(closed);
  for (const closed of ['document_url', 'invoice_url', 'external_transaction_id', 'marketplace_customer_id'])
    expect(columns).not.toContain(closed);

  shop.clock.advance(365 * 86_400);
  const lookback_days = 400;
  expect(await load({lookback_days})).not.toContain(hashOf('contact\0x.y@z.example'));
  expect(currentIn(tables)).toEqual(OLD);

  const personal_data_erased = folder.write('erased.tsv', '# asked for by the buyer\nOTTO_DE\t81QX-4\n');
  expect(await load({lookback_days, personal_data_erased})).not.toContain('W8');
  expect(currentIn(tables)).toEqual(ERASED);
  expect(tables.rows('order_tracking')).toHaveLength(2);
});
