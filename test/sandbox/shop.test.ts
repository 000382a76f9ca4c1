import {CANARY} from '../personal/canary.ts';
import {classOf} from '../personal/classes.ts';
import {leavesOf} from '../personal/leaves.ts';
import {readInstant} from './instants.ts';
import type {Order} from './order-types.ts';

import type {Row} from './rows.ts';
import {createShop, type Shop} from './shop.ts';
import type {Entry, OrderName} from './timeline.ts';

const NOW = '2026-03-01T12:00:00Z';
const KEYS = {
  order: ['account_id', 'marketplace', 'marketplace_order_id', 'marketplace_order_line_id'],
  order_tracking: ['account_id', 'marketplace', 'marketplace_order_id', 'tracking_number'],
  order_address: ['account_id', 'marketplace', 'marketplace_order_id', 'address_role'],
  order_payment: ['account_id', 'marketplace', 'marketplace_order_id', 'payment_id'],
  order_document: ['account_id', 'marketplace', 'marketplace_order_id', 'document_id'],
  marketplace: ['account_id', 'marketplace_code'],
} as const;

const jsonOf = (shop: Shop) => shop.orders.map((entry) => shop.json(entry));
const rowsOf = (shop: Shop, {marketplace, id}: OrderName): Row[] =>
  shop.truth().order.filter((row) => row.marketplace === marketplace && row.marketplace_order_id === id);
const entryOf = (shop: Shop, {marketplace, id}: OrderName) =>
  shop.orders.find((entry) => entry.marketplace === marketplace && entry.id === id);

test('the same seed creates the same shop, and another seed creates a different one', () => {
  const [one, same, other] = [5, 5, 6].map((seed) => createShop({seed, orders: 200, now: NOW}));
  expect(same?.truth()).toEqual(one?.truth());
  expect(same && jsonOf(same)).toEqual(one && jsonOf(one));
  expect(other?.truth()).not.toEqual(one?.truth());
});

test('keys are unique and never null, whatever happens in the shop', () => {
  const shop = createShop({orders: 400, seed: 'keys'});
  for (let change = 0; change < 1500; change++) shop.touch();
  shop.bulk(350);
  for (const [stream, rows] of Object.entries({...shop.truth(), ...shop.childTruth()})) {
    const keys = rows.map((row: Row) =>
      KEYS[stream as keyof typeof KEYS].map((column) => row[column] ?? 'NULL').join('|'),
    );
    expect(new Set(keys).size).toBe(rows.length);
    expect(keys.filter((key: string) => key.includes('NULL'))).toEqual([]);
  }
});

test('orders are spread over the months; each was imported after it was placed, and updated after its import', () => {
  const shop = createShop({orders: 500, months: 12, now: NOW});
  const [first, last] = [shop.orders.at(0), shop.orders.at(-1)].map((entry) => (entry?.updatedAt ?? 0) / 1000);
  expect(first).toBeLessThan(Date.parse('2025-03-20'));
  expect(last).toBeGreaterThan(Date.parse('2026-02-20'));
  expect(last).toBeLessThan(Date.parse(NOW));
  for (const {orderDate, importedAt, updatedAt} of shop.orders) {
    expect(importedAt).toBeLessThanOrEqual(updatedAt);
    if (orderDate !== null) expect(orderDate).toBeLessThan(importedAt ?? 0);
  }
});

test('tied orders share one timestamp and, on request, all other values by which a filter could separate them', () => {
  const shop = createShop({orders: 900, ties: [101, {orders: 120, sameImport: true, sameMarketplace: true}]});
  const counts = new Map<number, number>();
  for (const {updatedAt} of shop.orders) counts.set(updatedAt, (counts.get(updatedAt) ?? 0) + 1);
  expect([...counts.values()].filter((count) => count > 1)).toEqual([101, 120]);
  const [alike] = [...counts].find(([, count]) => count === 120) ?? [0];
  const members = shop.orders.filter((entry) => entry.updatedAt === alike);
  expect(new Set(members.map(({importedAt, marketplace}) => `${importedAt} ${marketplace}`)).size).toBe(1);
});

test('a changed order gets a timestamp later than all previous ones, and the response contains its new values', () => {
  const shop = createShop({orders: 20});
  const name = shop.orders[3] as OrderName;
  const before = shop.json(entryOf(shop, name) as never);
  shop.touch(name);
  expect(shop.orders.at(-1)).toMatchObject({marketplace: name.marketplace, id: name.id});
  expect(shop.json(shop.orders.at(-1) as never)).not.toBe(before);
  expect(readInstant(String(rowsOf(shop, name)[0]?.updated_at))).toBe(shop.orders.at(-1)?.updatedAt);
  shop.touch();
  expect(shop.orders.at(-1)?.updatedAt).toBeGreaterThan(shop.orders.at(-2)?.updatedAt ?? 0);
});

test('in a busy shop, lines are added and removed, empty carts are filled and trackings get their numbers', () => {
  const shop = createShop({orders: 60, seed: 'life'});
  const counts = (order: Order) => [
    order.lines.length,
    order.trackings.flat().filter(({number}) => number !== null).length,
  ];
  const seen = {more: false, fewer: false, filled: false, emptied: false, numbered: false};
  for (let change = 0; change < 600; change++) {
    const name = shop.orders[change % 60] as OrderName;
    const [lines = 0, tracked = 0] = counts(entryOf(shop, name)?.order as Order);
    const [linesAfter = 0, trackedAfter = 0] = counts(shop.touch(name) && (entryOf(shop, name)?.order as Order));
    seen.more ||= linesAfter > lines;
    seen.fewer ||= linesAfter < lines;
    seen.filled ||= lines === 0 && linesAfter > 0;
    seen.emptied ||= lines > 0 && linesAfter === 0;
    seen.numbered ||= trackedAfter > tracked;
  }
  expect(seen).toEqual({more: true, fewer: true, filled: true, emptied: true, numbered: true});
});

test('a bulk update gives all its orders the same timestamp', () => {
  const shop = createShop({orders: 500});
  expect(shop.bulk(350)).toHaveLength(350);
  expect(shop.orders.filter(({updatedAt}) => updatedAt === shop.orders.at(-1)?.updatedAt)).toHaveLength(350);
});

/** Columns about the buyer, which are null in the row of an anonymised order. */
const PERSONAL = ['marketplace_customer_id', 'comments', 'order_meta', 'buyer_tax_type', 'buyer_tax_id', 'line_meta'];
const withoutPersonal = (row: Row): Row => ({...row, ...Object.fromEntries(PERSONAL.map((column) => [column, null]))});

test("anonymisation removes the buyer's data but does not change updated_at", () => {
  const shop = createShop({orders: 30, seed: 'quiet'});
  const entry = shop.orders.find(({order}) => order?.era === 2024 && !order.anonymised) as never as Parameters<
    Shop['json']
  >[0];
  const before = rowsOf(shop, entry);
  expect(before.map(withoutPersonal)).not.toEqual(before);
  expect(shop.json(entry)).toContain(CANARY);
  shop.anonymise(entry);
  const after = entryOf(shop, entry);
  expect(after && shop.json(after)).not.toContain(CANARY);
  expect(rowsOf(shop, entry)).toEqual(
    before.map((row) => ({...withoutPersonal(row), anonymized: true, invoice_url: null})),
  );
});

test('anonymisation changes nothing that is not personal', () => {
  const shop = createShop({orders: 80, seed: 'hidden'});
  const modern = shop.orders.filter(({order}) => order?.era === 2024 && !order.anonymised);
  const harmless = (entry: Entry) =>
    leavesOf(JSON.parse(shop.json(entry))).filter(({path}) => classOf(path) === '–' && path !== 'anonymized');
  for (const entry of modern) {
    const before = harmless(entry);
    shop.anonymise(entry);
    expect(harmless(entryOf(shop, entry) as Entry)).toEqual(before);
  }
});

test('an order can become visible after the time in its updated_at', () => {
  const shop = createShop({orders: 30});
  const at = (shop.orders[10]?.updatedAt ?? 0) + 1;
  const name = shop.insertLate(at);
  expect(shop.orders[11]).toMatchObject({...name, updatedAt: at});
  expect(rowsOf(shop, name).length).toBeGreaterThan(0);
});

test('every personal value carries the marker, and the shop knows every personal value in a response', () => {
  const shop = createShop({orders: 200, seed: 'people'});
  const known = new Set(shop.personalValues());
  expect([...known].filter((value) => !value.includes(CANARY))).toEqual([]);
  const shown = jsonOf(shop).flatMap((json) =>
    Array.from(json.matchAll(/"((?:[^"\\]|\\.)*PII-(?:[^"\\]|\\.)*)"/g), ([, text]) => text),
  );
  expect(shown.length).toBeGreaterThan(1000);
  expect(shown.filter((text) => !known.has(JSON.parse(`"${text}"`)))).toEqual([]);
});

test('marketplaces in both formats become rows with a country and a currency', () => {
  const shop = createShop({orders: 0, marketplaces: ['amazon_uk', 'zalando_de', 'worldwide']});
  expect(Object.keys((shop.marketplacesAnswer.amazon_uk as object) ?? {})).not.toContain('country_iso_a2');
  const [uk, de, none] = shop.truth().marketplace;
  expect(uk).toMatchObject({marketplace_country: 'GB', marketplace_currency: 'GBP', shipping_methods: null});
  expect(de).toMatchObject({marketplace_country: 'DE', marketplace_currency: 'EUR'});
  expect(JSON.parse(String(de?.allowed_carriers))).toMatchObject({DHL: {label: 'DHL'}});
  expect(none).toMatchObject({marketplace_country: null, marketplace_currency: null, allowed_actions: '{}'});
});
