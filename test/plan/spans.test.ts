// Time spans: each span is read once, for all streams that need it.
// Completeness: C10

import fc from 'fast-check';
import {rangeOf, spans} from '../../tap/plan/spans.ts';
import {begin, type Start} from '../../tap/plan/starts.ts';

const start = (stream: string, from: number, marketplace?: string): Start => ({
  stream,
  from,
  ...(marketplace !== undefined && {marketplace}),
});
const names = (starts: readonly Start[]) => starts.map(({stream}) => stream).join();

test('streams with the same bookmark share one span', () => {
  expect(spans([start('a', 5), start('b', 5)], 9)).toEqual([{from: 5, to: 9, starts: [start('a', 5), start('b', 5)]}]);
});

test('a stream with a later start joins at its own start', () => {
  const plan = spans([start('late', 7), start('early', 5)], 9);
  expect(plan.map(({from, to, starts}) => [from, to, names(starts)])).toEqual([
    [5, 6, 'early'],
    [7, 9, 'late,early'],
  ]);
});

test('a start after the upper bound reads nothing', () => {
  expect(spans([start('a', 10)], 9)).toEqual([]);
  expect(spans([start('a', 9)], 9)).toMatchObject([{from: 9, to: 9}]);
  expect(spans([], 9)).toEqual([]);
});

test('every stream is read from its start to the upper bound, without gaps or overlaps', () => {
  const starts = fc.array(fc.integer({min: 0, max: 50}), {minLength: 1, maxLength: 8});
  fc.assert(
    fc.property(starts, fc.integer({min: 0, max: 60}), (froms, upper) => {
      const starts = froms.map((from, index) => start(String(index), from));
      for (const own of starts.filter(({from}) => from <= upper)) {
        const read = spans(starts, upper).filter((span) => span.starts.includes(own));
        expect([read[0]?.from, read.at(-1)?.to]).toEqual([own.from, upper]);
        for (const [index, {from}] of read.entries()) if (index > 0) expect(from).toBe((read[index - 1]?.to ?? 0) + 1);
      }
    }),
  );
});

test.each<[string, Parameters<typeof begin>[0], number]>([
  ['at the start without a bookmark', {bookmark: undefined, earliest: 3, lookback: 2}, 3],
  ['a lookback before the bookmark', {bookmark: 10, earliest: 3, lookback: 2}, 8],
  ['never before the start', {bookmark: 10, earliest: 9, lookback: 2}, 9],
  ['a lookback before the bookmark when the start is after the bookmark', {bookmark: 10, earliest: 11, lookback: 2}, 8],
  ['at the start when the start equals the bookmark', {bookmark: 10, earliest: 10, lookback: 2}, 10],
])('begins %s', (_, range, from) => {
  expect(begin(range)).toBe(from);
});

test('the range covers all marketplaces if any start covers all of them', () => {
  const span = {from: 1, to: 9, starts: []};
  const scoped = [start('a', 1, 'x'), start('b', 1, 'y'), start('b', 1, 'x')];
  expect(rangeOf(span, scoped)).toEqual({from: 1, to: 9, marketplaces: ['x', 'y']});
  expect(rangeOf(span, [start('a', 1, 'x'), start('b', 1)])).toEqual({from: 1, to: 9});
});
