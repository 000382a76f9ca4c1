// Bookmarks: what a state claims, and how it advances.
// Completeness: C7

import fc from 'fast-check';
import {advance, forget, type Read} from '../../state/advance.ts';
import {ALL, formatClaims} from '../../state/claims.ts';
import {accountOf, claimsOf, codesOf, type Finality, instantsOf, type State} from '../../state/state.ts';
import {DAY, parseInstant} from '../../values/instant.ts';

const day = (number: number): string => `2026-11-${String(number).padStart(2, '0')}T00:00:00.000000Z`;
const at = (number: number): number => parseInstant(day(number)) as number;
const range = (from: number, to: number, code?: string) => `${code ? `${code}:` : ''}${day(from)}/${day(to)}`;
const of = (bookmark: object): State => ({bookmarks: {order: bookmark}});

/** Seven days of lookback on the 20th: the 13th and everything after it is not final. */
const FINALITY: Finality = {lookback: 7 * DAY, final: at(13)};
const claims = (bookmark: object, finality = FINALITY) => formatClaims(claimsOf(of(bookmark), 'order', finality));

describe('a bookmark claims', () => {
  const EVER = '0001-01-01T00:00:00.000000Z';

  test.each<[string, object, string]>([
    ['nothing if it is empty', {}, ''],
    ['what its claims say, whatever updated_at says', {updated_at: day(20), claims: range(1, 3)}, range(1, 3)],
    ['nothing if its claims are empty', {updated_at: day(20), claims: ''}, ''],
    ['without claims, everything before updated_at minus the lookback', {updated_at: day(15)}, `${EVER}/${day(8)}`],
    ['without claims, nothing younger than the lookback', {updated_at: day(21)}, `${EVER}/${day(13)}`],
    ['nothing if updated_at is older than any order', {updated_at: '0001-01-02'}, ''],
    [
      'of a state of version 0.1, the dates of its marketplaces too',
      {updated_at: day(9), marketplaces: {fnac: day(15), darty: day(8)}},
      `${EVER}/${day(2)} fnac:${day(2)}/${day(8)}`,
    ],
    [
      'nothing of the dates of marketplaces that an older state left beside claims',
      {marketplaces: {fnac: day(15)}, claims: ''},
      '',
    ],
  ])('%s', (_, bookmark, expected) => {
    expect(claims(bookmark)).toBe(expected);
  });

  test('and names its account, its codes and its latest instants', () => {
    const state = of({account_id: '155', updated_at: day(9), claims: `${range(1, 2)} ${range(5, 6, 'a%20b')}`});
    expect(accountOf(state, 'order')).toBe('155');
    expect(codesOf(state, 'order')).toEqual(['a b']);
    expect(instantsOf(state, 'order')).toEqual([
      {pointer: '/bookmarks/order/updated_at', instant: at(9)},
      {pointer: '/bookmarks/order/claims', instant: at(2)},
      {pointer: '/bookmarks/order/claims', instant: at(6)},
    ]);
    expect(accountOf(state, 'order_tracking')).toBeUndefined();
  });
});

const reading = (
  from: number,
  to: number,
  more: Partial<Read> & {begin?: number; since?: number; code?: string} = {},
): Read => {
  const {begin = from, since = begin, code = ALL, ...rest} = more;
  const places = [{code, begin: at(begin), since: at(since)}];
  return {stream: 'order', account: '155', range: {from: at(from), to: at(to)}, places, ...rest};
};
const advanced = (bookmark: object, ...reads: Read[]) => {
  const state = reads.reduce((before, read) => advance(before, read, FINALITY), of(bookmark));
  return (state.bookmarks as {order: object}).order;
};

describe('what was read', () => {
  test.each<[string, object, Read[], object]>([
    ['is claimed', {}, [reading(2, 5)], {account_id: '155', claims: range(2, 5)}],
    [
      'is claimed only as far as it is final, and updated_at is the newest instant read',
      {},
      [reading(2, 20)],
      {account_id: '155', updated_at: '2026-11-19T23:59:59.999999Z', claims: range(2, 13)},
    ],
    ['joins what was claimed before', {claims: range(2, 5)}, [reading(5, 9)], {account_id: '155', claims: range(2, 9)}],
    [
      'leaves a gap where there is one',
      {claims: range(1, 2)},
      [reading(5, 6)],
      {account_id: '155', claims: `${range(1, 2)} ${range(5, 6)}`},
    ],
    [
      'leaves a mark where the reading began while nothing is final',
      {},
      [reading(15, 16), reading(16, 20, {begin: 15})],
      {account_id: '155', updated_at: '2026-11-19T23:59:59.999999Z', claims: range(15, 15)},
    ],
    [
      'moves the mark back when a reading begins earlier',
      {claims: range(17, 17)},
      [reading(15, 20)],
      {account_id: '155', updated_at: '2026-11-19T23:59:59.999999Z', claims: range(15, 15)},
    ],
    [
      'needs no mark behind a claim of the same reading',
      {claims: range(2, 13)},
      [reading(16, 20, {begin: 2})],
      {account_id: '155', updated_at: '2026-11-19T23:59:59.999999Z', claims: range(2, 13)},
    ],
    [
      'of a marketplace carries its code',
      {claims: range(1, 2)},
      [reading(3, 5, {code: 'é:1'})],
      {account_id: '155', claims: `${range(1, 2)} ${range(3, 5, '%C3%A9%3A1')}`},
    ],
    [
      'never moves updated_at back',
      {updated_at: day(25), claims: ''},
      [reading(2, 20)],
      {account_id: '155', updated_at: day(25), claims: range(2, 13)},
    ],
    [
      'of an old range does not move updated_at',
      {updated_at: day(9), claims: ''},
      [reading(2, 12)],
      {account_id: '155', updated_at: day(9), claims: range(2, 12)},
    ],
    [
      'replaces the dates of version 0.1 by claims',
      {marketplaces: {fnac: day(15)}},
      [reading(8, 10, {code: 'fnac'})],
      {account_id: '155', claims: `fnac:0001-01-01T00:00:00.000000Z/${day(10)}`},
    ],
    [
      'keeps what other tools added',
      {n: [1], claims: ''},
      [reading(2, 5)],
      {n: [1], account_id: '155', claims: range(2, 5)},
    ],
  ])('%s', (_, before, reads, expected) => {
    expect(JSON.stringify(advanced(before, ...reads))).toBe(JSON.stringify(expected));
  });

  test('keeps the ten longest of the ranges before all that the run wants', () => {
    const old = Array.from({length: 12}, (_, index) => range(2 * index + 1, 2 * index + 2));
    const long = range(25, 27);
    const bookmark = advanced(
      {claims: [...old.slice(0, 11), long].join(' ')},
      {
        ...reading(28, 29),
        places: [{code: ALL, begin: at(28), since: at(28)}],
      },
    ) as {claims: string};
    expect(bookmark.claims.split(' ').filter((text) => text.endsWith(day(27)))).toHaveLength(1);
    expect(bookmark.claims.split(' ').filter((text) => !text.startsWith(day(28)))).toHaveLength(10);
  });

  test('returns the same state if it was already known', () => {
    const state = of({account_id: '155', claims: range(1, 9)});
    expect(advance(state, reading(2, 5), FINALITY)).toBe(state);
  });

  test('keeps everything in the state except this bookmark', () => {
    const state = {currently_syncing: 'x', bookmarks: {issues: {since: 1}, order_tracking: {claims: ''}}, n: 1};
    expect(advance(state, reading(2, 5), FINALITY)).toEqual({
      ...state,
      bookmarks: {...state.bookmarks, order: {account_id: '155', claims: range(2, 5)}},
    });
  });
});

describe('forgetting what will be read again', () => {
  const left = (bookmark: object, {stream, account, range: again, places}: Read) => {
    const reread = {stream, account, code: places[0]?.code ?? ALL, ranges: [again]};
    return (forget(of(bookmark), reread, FINALITY).bookmarks as {order: object}).order;
  };

  test.each<[string, object, Read, object]>([
    ['takes it out of the claims', {claims: range(1, 9)}, reading(3, 20), {account_id: '155', claims: range(1, 3)}],
    [
      'of all takes it from every code',
      {claims: range(1, 9, 'a')},
      reading(3, 5),
      {account_id: '155', claims: `${range(1, 3, 'a')} ${range(5, 9, 'a')}`},
    ],
    [
      'of one code leaves the claims of all',
      {claims: range(1, 9)},
      reading(3, 5, {code: 'a'}),
      {account_id: '155', claims: range(1, 9)},
    ],
    [
      'turns a bare updated_at into claims',
      {updated_at: day(12)},
      reading(2, 20),
      {account_id: '155', updated_at: day(12), claims: `0001-01-01T00:00:00.000000Z/${day(2)}`},
    ],
    ['leaves a bookmark of another tap as it is', {since: 1}, reading(2, 20), {since: 1}],
  ])('%s', (_, bookmark, read, expected) => {
    expect(left(bookmark, read)).toEqual(expected);
  });
});

test('whatever is read in whatever order, claims only grow, never pass the final instant and belong to one stream', () => {
  const someDay = fc.integer({min: 1, max: 28});
  const someRead = fc
    .tuple(someDay, someDay, fc.constantFrom(ALL, 'a', 'b'))
    .map(([one, other, code]) => reading(Math.min(one, other), Math.max(one, other) + 1, {code, since: 1}));
  fc.assert(
    fc.property(fc.array(someRead, {maxLength: 8}), someRead, (before, read) => {
      const from = before.reduce((state, one) => advance(state, one, FINALITY), {bookmarks: {}} as State);
      const text = JSON.stringify(from);
      const to = advance(from, read, FINALITY);
      expect(JSON.stringify(from)).toBe(text);
      const covers = (state: State, code: string, number: number) =>
        [ALL, code]
          .flatMap((key) => claimsOf(state, 'order', FINALITY).get(key) ?? [])
          .some((one) => one.from <= at(number) && at(number) < one.to);
      for (const code of [ALL, 'a', 'b'])
        for (let number = 1; number < 29; number += 1) {
          const place = read.places[0]?.code;
          const isRead =
            (place === ALL || place === code) && read.range.from <= at(number) && at(number) < read.range.to;
          expect(covers(to, code, number)).toBe(covers(from, code, number) || (isRead && number < 13));
        }
      expect(claimsOf(to, 'order_tracking', FINALITY).size).toBe(0);
    }),
  );
});
