// How a query is split: the parts cover exactly the query, and each is smaller than the query.
// Completeness: C3, A7

import fc from 'fast-check';
import type {Order} from '../../../tap/lengow/walk/order.ts';
import type {Page} from '../../../tap/lengow/walk/page.ts';
import {type Query, sentFrom, sentTo} from '../../../tap/lengow/walk/query.ts';
import {splitByEntry, splitByMarketplace, splitByTime} from '../../../tap/lengow/walk/split.ts';
import {SECOND} from '../../../values/instant.ts';

const order = (updatedAt: number, importedAt: number | null = updatedAt): Order => ({
  raw: {},
  enteredAt: importedAt ?? undefined,
  updatedAt,
  key: String(updatedAt),
});
const page = (orders: readonly Order[], count = orders.length * 2): Page => ({orders, count, isWhole: false});

const BASE = 1_700_000_000 * SECOND;
const query = (from: number, to: number): Query => ({updated: {from: BASE + from * SECOND, to: BASE + to * SECOND}});

const seconds = fc.integer({min: 0, max: 100_000});
const spans = fc.tuple(seconds, seconds).filter(([from, to]) => from < to);
const samples = fc.array(seconds, {minLength: 1, maxLength: 100});

test('a page of the newest orders does not stand for the older ones', () => {
  const newest = Array.from({length: 100}, (_, index) => order(BASE + (99_900 - index * 60) * SECOND));
  const parts = splitByTime(query(0, 99_900), page(newest, 1600)) ?? [];
  const ends = parts.map(({updated}) => Math.round((updated.to - BASE) / SECOND / 10_000));
  expect(ends).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const mixed = newest.toSorted((a, b) => (a.updatedAt % 7) - (b.updatedAt % 7));
  expect((splitByTime(query(0, 99_900), page(mixed, 1600)) ?? [])[0]?.updated.to).toBeGreaterThan(
    BASE + 94_000 * SECOND,
  );
});

test('parts split by time cover the query without gaps or overlaps, and there are at least two', () => {
  fc.assert(
    fc.property(spans, samples, fc.integer({min: 1, max: 5000}), ([from, to], values, count) => {
      const asked = query(from, to);
      const orders = values.map((value) => order(BASE + (from + (value % (to - from + 1))) * SECOND));
      const parts = splitByTime(asked, page(orders, count));
      if (parts === undefined) return;
      expect(parts.length).toBeGreaterThan(1);
      expect([parts[0]?.updated.from, parts.at(-1)?.updated.to]).toEqual([asked.updated.from, asked.updated.to]);
      for (const [index, part] of parts.entries()) {
        expect(part.updated.from).toBeLessThanOrEqual(part.updated.to);
        if (index > 0) expect(part.updated.from).toBe((parts[index - 1]?.updated.to ?? 0) + 1);
      }
    }),
  );
});

test('repeated splitting terminates', () => {
  const depth = (asked: Query, values: readonly number[], level = 0): number => {
    expect(level).toBeLessThan(60);
    // A page also contains neighbouring orders, because queries are sent with wider bounds. An empty page counts as
    // complete.
    const shown = values.filter((value) => value >= sentFrom(asked.updated.from) && value <= sentTo(asked.updated.to));
    if (shown.length === 0) return level;
    const parts = splitByTime(
      asked,
      page(
        shown.map((value) => order(value, null)),
        500,
      ),
    );
    return parts ? Math.max(...parts.map((part) => depth(part, values, level + 1))) : level;
  };
  fc.assert(
    fc.property(spans, fc.array(seconds, {minLength: 1, maxLength: 8}), ([from, to], values) => {
      const inside = values.map((value) => BASE + (from + (value % (to - from + 1))) * SECOND);
      depth({updated: {from: BASE + from * SECOND, to: BASE + Math.min(to, from + 300) * SECOND}}, inside);
    }),
    {numRuns: 30},
  );
});

test('orders updated at one instant are split by import time, with open ends', () => {
  const asked = query(0, 1);
  const orders = Array.from({length: 100}, (_, index) => order(BASE, BASE - index * 1000 * SECOND));
  expect(splitByTime(asked, page(orders, 350))).toBeUndefined();
  const bounds = splitByEntry(asked, page(orders, 350))?.map(({entered}) => entered) ?? [];
  expect(bounds.length).toBeGreaterThan(1);
  expect([bounds[0]?.from, bounds.at(-1)?.to]).toEqual([undefined, undefined]);
  for (const [index, bound] of bounds.entries())
    if (index > 0) expect(bound?.from).toBe((bounds[index - 1]?.to ?? 0) + 1);
});

test('orders can be split by import time even if some have no import time', () => {
  const orders = [order(BASE, BASE - 9000 * SECOND), order(BASE, null), order(BASE, BASE)];
  expect(splitByEntry(query(0, 1), page(orders, 350))?.length).toBeGreaterThan(1);
  expect(splitByEntry(query(0, 1), page([order(BASE, null)], 350))).toBeUndefined();
});

test('orders that share both times are split by marketplace, if there are at least two marketplaces', () => {
  const asked = query(0, 1);
  expect(splitByMarketplace(asked, ['a', 'b'])).toEqual([
    {...asked, marketplaces: ['a']},
    {...asked, marketplaces: ['b']},
  ]);
  expect(splitByMarketplace({...asked, marketplaces: ['a']}, ['a', 'b'])).toBeUndefined();
  expect(splitByMarketplace(asked, ['a'])).toBeUndefined();
});
