// A range is read in parts that cover it exactly, and few requests are wasted on parts that do not fit.
// Completeness: C3

import fc from 'fast-check';
import type {Order} from '../../../tap/lengow/walk/order.ts';
import type {Page} from '../../../tap/lengow/walk/page.ts';
import {type Part, Parts} from '../../../tap/lengow/walk/parts.ts';
import {sentFrom, sentTo} from '../../../tap/lengow/walk/query.ts';
import {SECOND} from '../../../values/instant.ts';
import {random, shuffled} from '../../sandbox/random.ts';

const BASE = 1_700_000_000 * SECOND;
const SIZE = 100;

/** A response without an ordering. The bounds that are sent are wider than the part. */
function respond(instants: readonly number[], {from, to}: Part, next: () => number): Page {
  const found = instants.filter((instant) => instant >= sentFrom(from) && instant <= sentTo(to));
  const orders = shuffled(found, next)
    .slice(0, SIZE)
    .map((updatedAt): Order => ({raw: {}, updatedAt, key: String(updatedAt)}));
  return {count: found.length, orders, isWhole: found.length <= SIZE};
}

/** The parts that were read, either because they fit or because time does not divide them, and the number of queries. */
function readAll(instants: readonly number[], range: Part): {read: Part[]; queries: number} {
  const {next} = random('parts');
  const parts = new Parts(range);
  const read: Part[] = [];
  let queries = 0;
  for (let part: Part | undefined = range; part; queries += 1) {
    const page = respond(instants, part, next);
    const narrower: Part | undefined = page.isWhole ? undefined : parts.narrower(part, page);
    if (narrower === undefined) read.push(part);
    part = narrower ?? parts.after(part, page.count);
  }
  return {read, queries};
}

const seconds = fc.integer({min: 0, max: 100_000});

test('the parts cover the range without gaps or overlaps, and the last one ends', () => {
  const crowd = fc.record({at: seconds, size: fc.integer({min: 1, max: 400})});
  fc.assert(
    fc.property(fc.array(seconds, {maxLength: 300}), fc.array(crowd, {maxLength: 4}), (single, crowds) => {
      const range = {from: BASE, to: BASE + 100_000 * SECOND};
      const crowded = crowds.flatMap(({at, size}) => Array<number>(size).fill(at));
      const {read} = readAll(
        [...single, ...crowded].map((second) => BASE + second * SECOND),
        range,
      );
      expect([read[0]?.from, read.at(-1)?.to]).toEqual([range.from, range.to]);
      for (const [index, {from, to}] of read.entries()) {
        expect(from).toBeLessThanOrEqual(to);
        if (index > 0) expect(from).toBe((read[index - 1] as Part).to + 1);
      }
    }),
    {numRuns: 200},
  );
});

test('parts of an evenly spread range are at least three quarters full', () => {
  const dice = random('even');
  const instants = Array.from({length: 10_000}, () => BASE + Math.floor(dice.next() * 1e13));
  const {read, queries} = readAll(instants, {from: BASE, to: BASE + 1e13});
  expect(read.length).toBeLessThanOrEqual(10_000 / 75);
  // Each part is requested once more, to confirm it.
  expect(queries + read.length).toBeLessThanOrEqual(2.9 * 100);
});
