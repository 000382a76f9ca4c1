// Merging states: its laws, and what contradicts.
// Completeness: C7, C13

import fc from 'fast-check';
import {claimedFor, parseClaims} from '../../state/claims.ts';
import {merged} from '../../state/merge.ts';
import {formatInstant} from '../../values/instant.ts';

type Json = Readonly<Record<string, unknown>>;
type Bookmarks = Readonly<Record<string, Json>>;

const of = (bookmarks: Json): Json => ({bookmarks});
const RUNS = {numRuns: 10_000};
const END = 8;

const range = fc
  .tuple(fc.constantFrom('', 'a:', 'b%20c:'), fc.nat({max: END}), fc.nat({max: END}))
  .map(([code, one, other]) => `${code}${formatInstant(Math.min(one, other))}/${formatInstant(Math.max(one, other))}`);
const claims = fc.array(range, {maxLength: 3}).map((ranges) => ranges.join(' '));
const instant = fc.nat({max: 5}).map(formatInstant);
const bookmark = fc.oneof(
  fc.record({account_id: fc.constant('155'), claims}),
  fc.record({claims, updated_at: instant, account_id: fc.constant('155')}),
  fc.record({note: fc.constant('kept'), claims}),
);
const stock = fc.dictionary(fc.constantFrom('222', '333'), instant).map((feeds) => ({feeds}));
const state: fc.Arbitrary<Json> = fc.oneof(
  fc.constant({}),
  fc
    .record({order: bookmark, order_tracking: bookmark, zfs_stock: stock}, {requiredKeys: []})
    .map((bookmarks) => of(bookmarks as Json)),
);

const text = (value: Json): string => JSON.stringify(value);

/** Every claimed instant, for each stream and code. */
function instantsOf(value: Json): string[] {
  const bookmarks = (value.bookmarks ?? {}) as Bookmarks;
  return Object.entries(bookmarks).flatMap(([stream, {claims: own = ''}]) => {
    const read = parseClaims(String(own)) ?? new Map();
    return ['', 'a', 'b c'].flatMap((code) =>
      claimedFor(read, code).flatMap(({from, to}) =>
        Array.from({length: to - from}, (_, index) => `${stream} ${code} ${from + index}`),
      ),
    );
  });
}

describe('merging', () => {
  test('claims exactly what its parts claim', () => {
    fc.assert(
      fc.property(state, state, (left, right) => {
        const parts = new Set([...instantsOf(left), ...instantsOf(right)]);
        // What all and one marketplace claim together may be more than each, but only for that marketplace.
        expect(new Set(instantsOf(merged(left, right)))).toEqual(parts);
      }),
      RUNS,
    );
  });

  test('does not depend on the order of the states', () => {
    fc.assert(
      fc.property(state, state, (left, right) => {
        expect(text(merged(left, right))).toBe(text(merged(right, left)));
      }),
      RUNS,
    );
  });

  test('does not depend on which are merged first', () => {
    fc.assert(
      fc.property(state, state, state, (a, b, c) => {
        expect(text(merged(merged(a, b), c))).toBe(text(merged(a, merged(b, c))));
      }),
      RUNS,
    );
  });

  test('a state with itself, or with an empty one, changes nothing', () => {
    fc.assert(
      fc.property(state, (own) => {
        const once = merged(own, {});
        expect(text(merged(own, own))).toBe(text(once));
        expect(text(merged({}, own))).toBe(text(once));
        expect(text(merged(once, once))).toBe(text(once));
      }),
      RUNS,
    );
  });
});

const DAY = (day: number) => `2026-11-0${day}T00:00:00.000000Z`;

test.each<[string, Json, Json, Json]>([
  [
    'the later updated_at, and the claims of both',
    of({order: {account_id: '7', updated_at: DAY(5), claims: `${DAY(1)}/${DAY(2)}`}}),
    of({order: {account_id: '7', updated_at: DAY(3), claims: `${DAY(2)}/${DAY(3)}`}}),
    of({order: {account_id: '7', claims: `${DAY(1)}/${DAY(3)}`, updated_at: DAY(5)}}),
  ],
  [
    'the later instant in the same place, in whatever form it is written',
    of({zfs_stock: {feeds: {222: DAY(3), 333: '2026-11-05T01:00:00+01:00'}}}),
    of({zfs_stock: {feeds: {222: DAY(4), 333: DAY(4)}}}),
    of({zfs_stock: {feeds: {222: DAY(4), 333: '2026-11-05T01:00:00+01:00'}}}),
  ],
  [
    'what another tool calls claims',
    of({users: {claims: 'abc'}}),
    of({order: {claims: ''}}),
    of({users: {claims: 'abc'}, order: {claims: ''}}),
  ],
  [
    'what only one of them has',
    {currently_syncing: null, ...of({lengow_order: {claims: ''}})},
    of({issues: {since: 1}}),
    {...of({issues: {since: 1}, lengow_order: {claims: ''}}), currently_syncing: null},
  ],
  [
    'an account that only one of them names',
    of({order: {claims: ''}}),
    of({order: {account_id: '7', claims: ''}}),
    of({order: {account_id: '7', claims: ''}}),
  ],
])('keeps %s', (_, left, right, expected) => {
  expect(merged(left, right)).toEqual(expected);
});

test.each<[string, Json, Json, string]>([
  [
    'two accounts',
    of({order: {account_id: '7', claims: ''}}),
    of({order: {account_id: '8', claims: ''}}),
    '/bookmarks/order/account_id',
  ],
  ['two values that are not ours', of({issues: {since: 1}}), of({issues: {since: 2}}), '/bookmarks/issues/since'],
  [
    'what another tool calls claims',
    of({users: {claims: 'abc'}}),
    of({users: {claims: 'def'}}),
    '/bookmarks/users/claims',
  ],
  ['a value and an object', {a: 1}, {a: {}}, '/a'],
  ['two lists', {a: [1, 2]}, {a: [2, 1]}, '/a'],
])('%s contradict each other', (_, left, right, pointer) => {
  expect(() => merged(left, right)).toThrow(expect.objectContaining({pointer}));
});
