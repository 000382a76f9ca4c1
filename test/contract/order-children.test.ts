// The streams of an order's addresses, payments and documents, through the whole tap: what is read, requested, claimed
// and written. The expected rows are worked out by hand.
// Completeness: C7

import {runOn} from '../helpers/checked-run.ts';
import {endOf} from '../helpers/claims.ts';
import {ALL_VALUES, type Catalog, discovered, fullCatalog} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {keyedHash, PERSONAL_KEY} from '../helpers/keyed-hash.ts';
import {killedAfter} from '../helpers/killed.ts';
import {type Bookmark, lastState, messagesOf} from '../helpers/messages.ts';
import {ALL_ORDER_STREAMS, OPT_IN_STREAMS} from '../helpers/streams.ts';
import {configFor, runProgram} from '../helpers/tap.ts';
import {createShop, openSandbox, type Shop, startSandbox} from '../sandbox/index.ts';

const NOW = '2026-03-01T12:00:00Z';
const [ORDERS, PAGE] = [40, 6];
const CONFIG = {...ALL_VALUES, lookback_days: 0};

/** An order that has a row in every stream, and with an even index two payments. */
const orderOf = (index: number, updated: string) => ({
  account_id: 31,
  marketplace: index % 3 === 0 ? 'darty' : 'fnac',
  marketplace_order_id: `K-${index}`,
  marketplace_order_date: null,
  imported_at: '2026-01-02T00:00:00Z',
  updated_at: updated,
  billing_address: {city: `Town ${index}`},
  payments: index % 2 === 0 ? [{id: index, type: 'card'}, {type: 'voucher'}] : [{id: index}],
  documents: [{id: 1000 + index, doc_type: {lengow_type: 'INVOICE'}}],
  packages: [
    {
      cart: [{marketplace_order_line_id: `L${index}`, documents: [{id: 1000 + index}]}],
      delivery: {city: `Town ${index}`, trackings: [{number: `T${index}`}]},
    },
  ],
});

const minutes = (count: number): string => new Date(Date.parse('2026-02-01T00:00:00Z') + count * 60_000).toISOString();

function newShop(): Shop {
  const shop = createShop({orders: 0, now: NOW, accountId: 31});
  for (let index = 0; index < ORDERS; index++) shop.addOrder(orderOf(index, minutes(10 * index)));
  return shop;
}

const linesOf = (stdout: string): string[] => stdout.split('\n').filter((line) => line !== '');

/** The content of each row, without the time at which it was read. */
const rowsIn = (lines: readonly string[]): Set<string> =>
  new Set(
    messagesOf(lines.join('\n'))
      .filter(({type}) => type === 'RECORD')
      .map(({stream, record}) => JSON.stringify([stream, record])),
  );

const countsIn = (lines: readonly string[]) => {
  const counts: Record<string, number> = {};
  for (const {type, stream = ''} of messagesOf(lines.join('\n')))
    if (type === 'RECORD') counts[stream] = (counts[stream] ?? 0) + 1;
  return counts;
};

test('a run sends the same requests, whichever streams of orders are selected', async () => {
  const everything = fullCatalog(...ALL_ORDER_STREAMS);
  const requestsOf = async (streams: readonly string[]) => {
    const sandbox = openSandbox({shop: newShop(), pageCap: PAGE});
    const catalog: Catalog = {streams: everything.streams.filter(({tap_stream_id: id}) => streams.includes(id))};
    const {code, stdout} = await runInside(sandbox, {config: CONFIG, catalog});
    expect([code, Object.keys(countsIn(linesOf(stdout)))]).toEqual([0, expect.arrayContaining([...streams])]);
    return sandbox.requests.map(({route, query}) => [route, query]);
  };
  const alone = await requestsOf(['order']);
  expect(alone.filter(([route]) => route === 'orders').length).toBeGreaterThan(ORDERS / PAGE);
  const last = 2 ** ALL_ORDER_STREAMS.length;
  for (let subset = 1; subset < last; subset++)
    expect(await requestsOf(ALL_ORDER_STREAMS.filter((_, place) => subset & (2 ** place)))).toEqual(alone);
});

describe('a stream that is added to a state that has `order`', () => {
  const both = fullCatalog('order', 'order_payment');
  const bookmarksIn = (state: unknown) => (state as {bookmarks: Record<string, Bookmark>}).bookmarks;
  const changed = orderOf(0, '2026-02-25T00:00:00Z');

  test('reads its history and moves no other bookmark back, and a kill after any line loses nothing', async () => {
    const shop = newShop();
    const run = async (catalog: Catalog, state?: unknown) => {
      const {code, stdout} = await runInside(openSandbox({shop, pageCap: PAGE}), {config: CONFIG, catalog, state});
      expect(code).toBe(0);
      return linesOf(stdout);
    };
    const first = await run(fullCatalog('order'));
    const before = lastState(first.join('\n'));
    const end = endOf(before?.bookmarks.order);
    expect(before?.bookmarks).not.toHaveProperty('order_payment');
    shop.clock.advance(60);
    shop.addOrder({...changed, updated_at: '2026-03-01T12:00:30Z'});
    shop.clock.advance(60);
    const owed = rowsIn(await run(both));
    const second = await run(both, before);
    expect(countsIn(second)).toEqual({order: 1, order_payment: ORDERS * 1.5});
    const resumed = new Map<string, readonly string[]>();
    for (let after = 0; after <= second.length; after++) {
      const held = second.slice(0, after);
      const state = lastState(held.join('\n')) ?? before;
      const again = resumed.get(JSON.stringify(state)) ?? (await run(both, state));
      resumed.set(JSON.stringify(state), again);
      const loaded = rowsIn([...first, ...held, ...again]);
      expect([after, [...owed].filter((row) => !loaded.has(row))]).toEqual([after, []]);
      expect(endOf(bookmarksIn(state).order) >= end).toBe(true);
    }
    expect(resumed.size).toBeGreaterThan(ORDERS / PAGE);
  });

  test('so does the real program, killed in the middle', async () => {
    await using sandbox = await startSandbox({shop: newShop(), pageCap: PAGE});
    const given = (catalog: Catalog, state?: unknown) => ({config: configFor(sandbox, CONFIG), catalog, state});
    const first = await runProgram(given(fullCatalog('order')));
    const state = lastState(first.stdout);
    const {lines: held} = await killedAfter(30, given(both, state));
    const last = await runProgram(given(both, lastState(held.join('\n'))));
    expect([first.code, last.code]).toEqual([0, 0]);
    const payments = [...rowsIn([...held, ...linesOf(last.stdout)])].filter((row) =>
      row.startsWith('["order_payment"'),
    );
    expect(payments).toHaveLength(ORDERS * 1.5);
    expect(countsIn(linesOf(last.stdout)).order_payment).toBeLessThan(ORDERS * 1.5);
    const {order, order_payment: payment} = bookmarksIn(lastState(last.stdout));
    expect([endOf(order) >= endOf(state?.bookmarks.order), endOf(payment)]).toEqual([true, endOf(order)]);
  });
});

/** The parts of one order; the same as a user would see them in the tables. */
const PARTS = {
  account_id: 31,
  marketplace: 'about_de',
  marketplace_order_id: '7XK2-9',
  imported_at: '2026-02-20T09:00:00Z',
  updated_at: '2026-02-20T10:00:00Z',
  anonymized: false,
  billing_address: null,
  packages: [
    {
      cart: [{marketplace_order_line_id: 'P1', documents: []}],
      delivery: {
        ...{first_line: '3 Quai Y', zipcode: '33 800', city: 'Bordeaux', email: 'C@d.example '},
        ...{common_country_iso_a2: 'fr', trackings: [{number: 'N1'}]},
      },
    },
    {
      cart: [{marketplace_order_line_id: 'P2', documents: [{id: 8, doc_type: {lengow_type: 'CREDIT'}}]}],
      delivery: null,
    },
  ],
  payments: [{id: 4, type: 'wallet'}, {type: 'coupon'}],
  documents: [{id: 8, doc_type: {lengow_type: 'CREDIT'}}],
};

describe('one order, by --select', () => {
  const args = OPT_IN_STREAMS.flatMap((stream) => ['--select', stream]);
  const shopOf = (order: object) => {
    const shop = createShop({orders: 0, now: NOW, accountId: 31});
    shop.addOrder({...PARTS, ...order});
    return shop;
  };
  const filled = (stdout: string, stream: string) =>
    messagesOf(stdout)
      .filter(({type, stream: own}) => type === 'RECORD' && own === stream)
      .map(({record = {}}) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)));
  const KEY = {account_id: 31, marketplace: 'about_de', marketplace_order_id: '7XK2-9'};
  const updated_at = '2026-02-20T10:00:00.000000Z';

  test('has the rows that its parts call for, and no null or missing key', async () => {
    await using sandbox = await startSandbox({shop: shopOf({})});
    const {code, stdout} = await runOn(sandbox, {args, config: ALL_VALUES});
    expect(code).toBe(0);
    expect(filled(stdout, 'order_address')).toEqual([
      {...KEY, address_role: 'billing', updated_at},
      {
        ...{...KEY, address_role: 'delivery-1', package_number: 1, country: 'FR', postal_area: '33', updated_at},
        ...{email: 'C@d.example ', first_line: '3 Quai Y', zipcode: '33 800', city: 'Bordeaux'},
      },
    ]);
    expect(filled(stdout, 'order_payment')).toEqual([
      {...KEY, payment_id: '4', type: 'wallet', updated_at},
      {...KEY, payment_id: 'payment-2', type: 'coupon', updated_at},
    ]);
    expect(filled(stdout, 'order_document')).toEqual([
      {...KEY, document_id: '8', lengow_type: 'CREDIT', marketplace_order_line_ids: '["P2"]', updated_at},
    ]);
    expect(filled(stdout, 'order').map((row) => row.marketplace_order_line_id)).toEqual(['P1', 'P2']);
  });

  test('with contact and address hashed, has hashes, the postal area and no column of another class', async () => {
    await using sandbox = await startSandbox({shop: shopOf({})});
    const personal_data = {contact: 'hash', address: 'hash'};
    const {code, stdout} = await runOn(sandbox, {args, config: {personal_data, personal_data_key: PERSONAL_KEY}});
    expect(code).toBe(0);
    expect(filled(stdout, 'order_address')).toEqual([
      {...KEY, address_role: 'billing', updated_at},
      {
        ...{...KEY, address_role: 'delivery-1', package_number: 1, country: 'FR', postal_area: '33', updated_at},
        ...{email: keyedHash('contact', 'c@d.example'), first_line: keyedHash('address', '3 quai y')},
      },
    ]);
    const columns = messagesOf(stdout).flatMap(({type, schema}) =>
      type === 'SCHEMA' ? Object.keys(schema?.properties ?? {}) : [],
    );
    expect(columns).toEqual(expect.arrayContaining(['zipcode', 'city', 'phone_home', 'lengow_type']));
    for (const absent of ['last_name', 'metas', 'document_url', 'payment_terms', 'external_transaction_id'])
      expect(columns).not.toContain(absent);
  });

  test('with a URL of a document on the API and one elsewhere, writes only the first', async () => {
    const documents = (url: string) =>
      ['/v3.0/document/1', 'other'].map((path, id) => ({id, url: id ? `https://${path}` : url + path}));
    const shop = createShop({orders: 0, now: NOW, accountId: 31});
    await using sandbox = await startSandbox({shop});
    shop.addOrder({...PARTS, documents: documents(sandbox.url)});
    const {stdout} = await runOn(sandbox, {args, config: ALL_VALUES});
    expect(filled(stdout, 'order_document').map((row) => row.document_url)).toEqual([
      `${sandbox.url}/v3.0/document/1`,
      undefined,
      undefined,
    ]);
  });

  test.each([
    [
      'fail',
      5,
      /^CRITICAL order_address: order 7XK2-9 on about_de: address_role is not that of an object in "billing_address"/,
    ],
    ['null', 0, /^WARNING 1 invalid values were written as null or left out/],
  ])('with an address that is a string, and invalid_values %j', async (policy, exit, line) => {
    await using sandbox = await startSandbox({shop: shopOf({billing_address: '3 Quai Y, Bordeaux'})});
    const {code, log, stdout} = await runOn(sandbox, {args, config: {...ALL_VALUES, invalid_values: policy}});
    expect(code).toBe(exit);
    expect(log.find((one) => line.test(one))).toBeDefined();
    expect(log.join('\n')).not.toContain('Quai');
    expect(filled(stdout, 'order_payment')).toHaveLength(2);
    expect(filled(stdout, 'order')).toHaveLength(2);
  });
});

test('without a catalog, or with one from before they existed, none of these streams is mentioned', async () => {
  await using sandbox = await startSandbox({shop: newShop()});
  const old = {
    streams: discovered().streams.filter(({tap_stream_id: id}) => !OPT_IN_STREAMS.some((one) => one === id)),
  };
  for (const options of [{}, {catalog: old}]) {
    const {code, stdout, log} = await runOn(sandbox, options);
    expect(code).toBe(0);
    expect(log.filter((line) => /^WARNING (?!Lengow's clock)/.test(line))).toEqual([]);
    expect(stdout + log.join('\n')).not.toMatch(/order_(address|payment|document)/);
  }
});
