// Spans of time: each stretch is read once, for all that want it.
// Completeness: C10

import fc from 'fast-check';
import {begin, type Claim, scopeOf, spans} from '../../tap/plan/spans.ts';

const claim = (stream: string, from: number, marketplace?: string): Claim => ({
  stream,
  from,
  ...(marketplace !== undefined && {marketplace}),
});
const names = (claims: readonly Claim[]) => claims.map(({stream}) => stream).join();

test('streams with one bookmark share one span', () => {
  expect(spans([claim('a', 5), claim('b', 5)], 9)).toEqual([{from: 5, to: 9, claims: [claim('a', 5), claim('b', 5)]}]);
});

test('a stream that begins later joins in there', () => {
  const plan = spans([claim('late', 7), claim('early', 5)], 9);
  expect(plan.map(({from, to, claims}) => [from, to, names(claims)])).toEqual([
    [5, 6, 'early'],
    [7, 9, 'late,early'],
  ]);
});

test('what begins behind the upper end reads nothing', () => {
  expect(spans([claim('a', 10)], 9)).toEqual([]);
  expect(spans([claim('a', 9)], 9)).toMatchObject([{from: 9, to: 9}]);
  expect(spans([], 9)).toEqual([]);
});

test('every claim is read from its beginning to the upper end, without a gap or an overlap', () => {
  const starts = fc.array(fc.integer({min: 0, max: 50}), {minLength: 1, maxLength: 8});
  fc.assert(
    fc.property(starts, fc.integer({min: 0, max: 60}), (froms, upper) => {
      const claims = froms.map((from, index) => claim(String(index), from));
      for (const own of claims.filter(({from}) => from <= upper)) {
        const read = spans(claims, upper).filter((span) => span.claims.includes(own));
        expect([read[0]?.from, read.at(-1)?.to]).toEqual([own.from, upper]);
        for (const [index, {from}] of read.entries()) if (index > 0) expect(from).toBe((read[index - 1]?.to ?? 0) + 1);
      }
    }),
  );
});

test.each<[string, Parameters<typeof begin>[0], number]>([
  ['without a bookmark: the start', {bookmark: undefined, start: 3, lookback: 2}, 3],
  ['the lookback before the bookmark', {bookmark: 10, start: 3, lookback: 2}, 8],
  ['not before the start', {bookmark: 10, start: 9, lookback: 2}, 9],
  ['a start behind the bookmark is ignored', {bookmark: 10, start: 11, lookback: 2}, 8],
  ['a start at the bookmark counts', {bookmark: 10, start: 10, lookback: 2}, 10],
])('begins %s', (_, range, from) => {
  expect(begin(range)).toBe(from);
});

test('the scope is all as soon as one claim is for all', () => {
  expect(scopeOf([claim('a', 1, 'x'), claim('b', 1, 'y'), claim('b', 1, 'x')])).toEqual(['x', 'y']);
  expect(scopeOf([claim('a', 1, 'x'), claim('b', 1)])).toBeUndefined();
});
