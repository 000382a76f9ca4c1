// Bookmarks: what a state claims, and how its claims advance.
// Completeness: C7

import fc from 'fast-check';
import {advance, bookmarkOf, hasEntry, instantsOf, type State} from '../../state/state.ts';
import {formatInstant, parseInstant} from '../../values/instant.ts';

const instant = (text: string): number => parseInstant(text) ?? Number.NaN;
const of = (bookmark: object): State => ({bookmarks: {order: bookmark}});

const EARLY = '2026-11-20T08:00:00.000000Z';
const LATE = '2026-11-21T10:00:00.000000Z';

describe('a bookmark', () => {
  test.each<[string, State, string | undefined, string | undefined]>([
    ['is undefined in an empty state', {bookmarks: {}}, undefined, undefined],
    ['is undefined for a stream without values', of({}), 'amazon_fr', undefined],
    ['is updated_at', of({updated_at: LATE}), undefined, LATE],
    ['is updated_at for a marketplace without an entry', of({updated_at: EARLY}), 'amazon_fr', EARLY],
    ["is the marketplace's own entry", of({marketplaces: {amazon_fr: LATE}}), 'amazon_fr', LATE],
    ['is found regardless of the case of the code', of({marketplaces: {Amazon_FR: LATE}}), 'AMAZON_fr', LATE],
    ['is never that of another marketplace', of({marketplaces: {amazon_fr: LATE}}), 'cdiscount', undefined],
    ['for all marketplaces is never that of a single one', of({marketplaces: {amazon_fr: LATE}}), undefined, undefined],
    [
      'is the later of the two: updated_at',
      of({updated_at: LATE, marketplaces: {amazon_fr: EARLY}}),
      'amazon_fr',
      LATE,
    ],
    ['is the later of the two: the entry', of({updated_at: EARLY, marketplaces: {amazon_fr: LATE}}), 'amazon_fr', LATE],
    ['is the later of two spellings', of({marketplaces: {amazon_fr: EARLY, AMAZON_FR: LATE}}), 'amazon_fr', LATE],
    ['is never an inherited object property', of({marketplaces: {}}), 'constructor', undefined],
  ])('%s', (_, state, marketplace, expected) => {
    expect(bookmarkOf(state, 'order', marketplace)).toBe(expected && instant(expected));
  });

  test('compares instants, not strings', () => {
    const state = of({updated_at: '2026-11-21T09:00:00Z', marketplaces: {amazon_fr: '2026-11-21T10:30:00+02:00'}});
    expect(bookmarkOf(state, 'order', 'amazon_fr')).toBe(instant('2026-11-21T09:00:00Z'));
  });

  test('belongs to one stream only', () => {
    expect(bookmarkOf(of({updated_at: LATE}), 'order_tracking')).toBeUndefined();
  });
});

describe('an entry', () => {
  const state = of({updated_at: LATE, marketplaces: {amazon_fr: EARLY}});

  test.each([
    ['amazon_fr', true],
    ['AMAZON_FR', true],
    ['cdiscount', false],
    ['toString', false],
  ])('%s: %s', (code, expected) => {
    expect(hasEntry(state, 'order', code)).toBe(expected);
  });
});

test('every instant in a bookmark is found, with its JSON pointer', () => {
  const state = of({updated_at: LATE, marketplaces: {amazon_fr: EARLY, cdiscount: LATE}, other: 'kept'});
  expect(instantsOf(state, 'order')).toEqual([
    {pointer: '/bookmarks/order/updated_at', instant: instant(LATE)},
    {pointer: '/bookmarks/order/marketplaces/amazon_fr', instant: instant(EARLY)},
    {pointer: '/bookmarks/order/marketplaces/cdiscount', instant: instant(LATE)},
  ]);
  expect(instantsOf(state, 'order_tracking')).toEqual([]);
});

describe('advancing', () => {
  test.each<[string, object, string | undefined, string, object]>([
    ['creates a bookmark', {}, undefined, LATE, {updated_at: LATE}],
    ['moves updated_at forward', {updated_at: EARLY}, undefined, LATE, {updated_at: LATE}],
    ['never goes back', {updated_at: LATE}, undefined, EARLY, {updated_at: LATE}],
    ['creates an entry', {updated_at: LATE}, 'cdiscount', LATE, {updated_at: LATE, marketplaces: {cdiscount: LATE}}],
    [
      'moves one entry forward and leaves the others',
      {updated_at: EARLY, marketplaces: {amazon_fr: EARLY, cdiscount: EARLY}},
      'cdiscount',
      LATE,
      {updated_at: EARLY, marketplaces: {amazon_fr: EARLY, cdiscount: LATE}},
    ],
    [
      'never moves an entry back',
      {marketplaces: {cdiscount: LATE}},
      'cdiscount',
      EARLY,
      {marketplaces: {cdiscount: LATE}},
    ],
    [
      'keeps the existing spelling',
      {marketplaces: {Cdiscount: EARLY}},
      'CDISCOUNT',
      LATE,
      {marketplaces: {Cdiscount: LATE}},
    ],
    [
      'moves the entry with the same spelling if there are two',
      {marketplaces: {Cdiscount: EARLY, cdiscount: EARLY}},
      'cdiscount',
      LATE,
      {marketplaces: {Cdiscount: EARLY, cdiscount: LATE}},
    ],
    [
      'keeps an equal entry as it was written',
      {marketplaces: {cdiscount: '2026-11-21T11:00:00+01:00'}},
      'cdiscount',
      LATE,
      {marketplaces: {cdiscount: '2026-11-21T11:00:00+01:00'}},
    ],
    [
      'keeps keys that other tools added',
      {replication_key_value: 'x', n: [1]},
      undefined,
      LATE,
      {replication_key_value: 'x', n: [1], updated_at: LATE},
    ],
  ])('%s', (_, before, marketplace, to, after) => {
    expect(advance(of(before), 'order', instant(to), marketplace)).toEqual(of(after));
  });

  test('keeps everything in the state except this bookmark', () => {
    const state = {currently_syncing: 'x', bookmarks: {issues: {since: 1}, order_tracking: {updated_at: EARLY}}, n: 1};
    expect(advance(state, 'order', instant(LATE))).toEqual({
      ...state,
      bookmarks: {...state.bookmarks, order: {updated_at: LATE}},
    });
  });

  test('accepts a marketplace named like a JavaScript built-in', () => {
    const state = advance({bookmarks: {}}, 'order', instant(LATE), '__proto__');
    expect(JSON.stringify(state)).toBe(`{"bookmarks":{"order":{"marketplaces":{"__proto__":"${LATE}"}}}}`);
    expect(bookmarkOf(state, 'order', '__proto__')).toBe(instant(LATE));
  });
});

describe('after advancing any bookmarks in any order', () => {
  const micros = fc.integer({min: instant('2020-01-01'), max: instant('2030-01-01')});
  const step = fc.record({
    stream: fc.constantFrom('order', 'order_tracking'),
    to: micros,
    marketplace: fc.option(fc.constantFrom('amazon_fr', 'Amazon_FR', 'cdiscount', '__proto__'), {nil: undefined}),
  });
  const steps = fc.array(step, {maxLength: 20});
  const walk = (all: readonly {stream: string; to: number; marketplace: string | undefined}[], from: State): State =>
    all.reduce((state, {stream, to, marketplace}) => advance(state, stream, to, marketplace), from);

  test('no bookmark has moved backwards, and the state claims the last step', () => {
    fc.assert(
      fc.property(steps, step, (before, {stream, to, marketplace}) => {
        const from = walk(before, {bookmarks: {}});
        const after = advance(from, stream, to, marketplace);
        for (const code of [undefined, 'amazon_fr', 'cdiscount', '__proto__'])
          expect(bookmarkOf(after, stream, code) ?? -1).toBeGreaterThanOrEqual(bookmarkOf(from, stream, code) ?? -1);
        expect(bookmarkOf(after, stream, marketplace)).toBeGreaterThanOrEqual(to);
      }),
    );
  });

  test('a step for one marketplace claims nothing for other streams or marketplaces, or for all marketplaces', () => {
    fc.assert(
      fc.property(steps, micros, (before, to) => {
        const from = walk(before, {bookmarks: {}});
        const after = advance(from, 'order', to, 'amazon_fr');
        expect(instantsOf(after, 'order_tracking')).toEqual(instantsOf(from, 'order_tracking'));
        expect(bookmarkOf(after, 'order')).toBe(bookmarkOf(from, 'order'));
        expect(bookmarkOf(after, 'order', 'cdiscount')).toBe(bookmarkOf(from, 'order', 'cdiscount'));
      }),
    );
  });

  test('a bookmark is the latest claim made for it', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const own = all.filter(({stream, marketplace}) => stream === 'order' && marketplace === undefined);
        const latest = own.length > 0 ? Math.max(...own.map(({to}) => to)) : undefined;
        expect(bookmarkOf(walk(all, {bookmarks: {}}), 'order')).toBe(latest);
      }),
    );
  });

  test('the previous state is not changed', () => {
    fc.assert(
      fc.property(steps, step, (before, {stream, to, marketplace}) => {
        const from = walk(before, {bookmarks: {}});
        const text = JSON.stringify(from);
        advance(from, stream, to, marketplace);
        expect(JSON.stringify(from)).toBe(text);
      }),
    );
  });

  test('bookmarks are written with microseconds, in UTC', () => {
    fc.assert(
      fc.property(micros, (to) => {
        expect(advance({bookmarks: {}}, 'order', to)).toEqual(of({updated_at: formatInstant(to)}));
      }),
    );
  });
});
