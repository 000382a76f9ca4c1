// The auditor detects every way in which a STATE can claim too much or a message can be malformed.

import {createShop, type Entry} from '../sandbox/index.ts';
import {Auditor} from './auditor.ts';
import {instant} from './instant.ts';

const shop = createShop({orders: 3, ties: [], seed: 42});
const [first, second] = shop.orders as [Entry, Entry];
const EXTRACTED = '2026-01-01T00:00:00.000000Z';

/** A STATE that claims everything before an instant, or nothing. */
const state = (claimed?: string, more: object = {}) => ({
  type: 'STATE',
  value: {
    bookmarks: {order: {account_id: '7', ...more, claims: claimed ? `2000-01-01T00:00:00.000000Z/${claimed}` : ''}},
  },
});
const properties = {
  line: {type: 'string'},
  marketplace: {type: 'string'},
  marketplace_order_id: {type: 'string'},
  updated_at: {type: 'string'},
};
const schema = {type: 'SCHEMA', stream: 'order', schema: {properties}, key_properties: ['marketplace_order_id']};
const row = ({marketplace, id, updatedAt}: Entry) => ({
  line: '1',
  marketplace,
  marketplace_order_id: id,
  updated_at: instant(updatedAt),
});
const record = (entry: Entry, change: object = {}, extracted = EXTRACTED) => ({
  type: 'RECORD',
  stream: 'order',
  record: {...row(entry), ...change},
  time_extracted: extracted,
});
const CLAIM_OF_ONE = state(instant(first.updatedAt + 1));
const GOOD = [state(), schema, record(first), CLAIM_OF_ONE];

/** Another row of the first order. */
const otherLine = record(first, {line: '2'});

function faultsOf(messages: readonly object[], given?: unknown): string[] {
  const auditor = new Auditor(shop);
  auditor.begin(given);
  for (const message of messages) auditor.take(JSON.stringify(message));
  auditor.end();
  return auditor.faults;
}

test('the first order has one row, the second has two', () => {
  expect([first, second].map((entry) => shop.rowCounts(entry).order)).toEqual([1, 2]);
});

test('a correct run has no faults', () => {
  expect(faultsOf(GOOD)).toEqual([]);
  expect(faultsOf([...GOOD.slice(0, 3), record(first, {line: '2'}), ...GOOD.slice(3)])).toEqual([]);
});

test('a version that is written completely a second time is counted but is not a fault', () => {
  const auditor = new Auditor(shop);
  auditor.begin(undefined);
  for (const message of [...GOOD, record(first), state()]) auditor.take(JSON.stringify(message));
  expect([auditor.faults.filter((fault) => !/no longer claims/.test(fault)), auditor.excess]).toEqual([
    [],
    ['1 of 2 versions were written twice'],
  ]);
});

test.each<[string, readonly object[], RegExp]>([
  ['a first line that is not a STATE', [schema, CLAIM_OF_ONE], /the first line is SCHEMA/],
  ['a last line that is not a STATE', GOOD.slice(0, 3), /the last line is RECORD/],
  ['a first STATE that is not the input', [CLAIM_OF_ONE], /not the input's/],
  ['a second SCHEMA', [state(), schema, schema, state()], /a second SCHEMA/],
  ['a RECORD before its SCHEMA', [state(), record(first), state()], /before its SCHEMA/],
  ['an unknown message type', [state(), {type: 'ACTIVATE_VERSION'}, state()], /of type ACTIVATE_VERSION/],
  [
    'a STATE before its rows',
    [state(), schema, CLAIM_OF_ONE, record(first), state()],
    /claims .* was written undefined/,
  ],
  ['a STATE that claims too much', [...GOOD, state(instant(second.updatedAt + 1))], /claims .* was written undefined/],
  [
    'a STATE before the last row of an order',
    [...GOOD, record(second), state(instant(second.updatedAt + 1)), state()],
    /claims .* was written with 1 of 2 rows/,
  ],
  ['a claim that is taken back', [...GOOD, state('2020-01-01T00:00:00.000000Z')], /no longer claims 2000/],
  [
    'an updated_at that moves back',
    [
      state(),
      state(undefined, {updated_at: '2026-01-02T00:00:00.000000Z'}),
      state(undefined, {updated_at: '2026-01-01T00:00:00.000000Z'}),
    ],
    /updated_at of order moved back/,
  ],
  ['an extra column', [state(), schema, record(first, {more: 1}), state()], /a RECORD for order has the columns/],
  ['a value of the wrong type', [state(), schema, record(first, {updated_at: 1}), state()], /order.updated_at is 1/],
  ['an empty key', [state(), schema, record(first, {marketplace_order_id: ''}), state()], /is an empty key/],
  ['rows of an order on both sides of a STATE', [...GOOD, otherLine, state()], /was not written in one piece/],
  [
    'rows of an order on both sides of another order',
    [state(), schema, record(first), record(second), otherLine, state()],
    /was not written in one piece/,
  ],
  [
    'rows of two versions mixed',
    [state(), schema, record(first), record(first, {updated_at: '2026'}), state()],
    /mixes rows/,
  ],
  [
    'rows with two extraction times mixed',
    [state(), schema, record(first), record(first, {}, '2026-02'), state()],
    /mixes rows/,
  ],
  [
    'an older version after a newer one',
    [state(), schema, record(second), record(first), record(second, {updated_at: '2020'}), state()],
    /was written after/,
  ],
  [
    'an extraction time that moves backwards',
    [state(), schema, record(first), record(second, {}, '2025'), state()],
    /time_extracted/,
  ],
])('%s is a fault', (_what, messages, fault) => {
  expect(faultsOf(messages).join('\n')).toMatch(fault);
});
