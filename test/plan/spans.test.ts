// Spans: each is read once, for all bookmarks that want it.
// Completeness: C10

import fc from 'fast-check';
import {rangeOf, spans} from '../../tap/plan/spans.ts';
import type {Wanted} from '../../tap/plan/wanted.ts';

const wants = (stream: string, ranges: readonly [number, number][], marketplace?: string): Wanted => ({
  stream,
  isFullTable: false,
  since: 0,
  ranges: ranges.map(([from, to]) => ({from, to})),
  ...(marketplace !== undefined && {marketplace}),
});
const shortly = (wanted: readonly Wanted[]) =>
  spans(wanted).map((span) => [span.from, span.to, span.wanted.map(({stream}) => stream).join()]);

test.each<[string, Wanted[], unknown[]]>([
  ['bookmarks that want the same share one span', [wants('a', [[5, 10]]), wants('b', [[5, 10]])], [[5, 9, 'a,b']]],
  [
    'a bookmark that wants less joins at its own beginning',
    [wants('late', [[7, 10]]), wants('early', [[5, 10]])],
    [
      [5, 6, 'early'],
      [7, 9, 'late,early'],
    ],
  ],
  [
    'a gap that nobody wants is left out',
    [
      wants('a', [
        [1, 3],
        [7, 9],
      ]),
    ],
    [
      [1, 2, 'a'],
      [7, 8, 'a'],
    ],
  ],
  [
    'a gap of one bookmark is read for the other only',
    [
      wants('a', [
        [1, 3],
        [7, 9],
      ]),
      wants('b', [[1, 9]]),
    ],
    [
      [1, 2, 'a,b'],
      [3, 6, 'b'],
      [7, 8, 'a,b'],
    ],
  ],
  ['nothing is wanted', [wants('a', [])], []],
])('%s', (_, wanted, expected) => {
  expect(shortly(wanted)).toEqual(expected);
});

test('every instant that is wanted is read once, for exactly those who want it', () => {
  const someRange = fc.tuple(fc.nat({max: 20}), fc.integer({min: 1, max: 9}));
  fc.assert(
    fc.property(fc.array(fc.array(someRange, {maxLength: 3}), {minLength: 1, maxLength: 5}), (all) => {
      const wanted = all.map((ranges, index) =>
        wants(
          String(index),
          ranges.map(([from, length]): [number, number] => [from, from + length]),
        ),
      );
      const read = spans(wanted);
      for (let instant = 0; instant < 32; instant += 1) {
        const covering = read.filter(({from, to}) => from <= instant && instant <= to);
        const wanting = wanted.filter(({ranges}) => ranges.some(({from, to}) => from <= instant && instant < to));
        expect(covering.flatMap((span) => span.wanted)).toEqual(wanting);
        expect(covering.length).toBeLessThanOrEqual(1);
      }
      expect(read.map(({from}) => from)).toEqual(read.map(({from}) => from).toSorted((a, b) => a - b));
    }),
  );
});

test('the range covers all marketplaces if any bookmark covers all of them', () => {
  const span = {from: 1, to: 9, wanted: []};
  const scoped = [wants('a', [[1, 9]], 'x'), wants('b', [[1, 9]], 'y'), wants('b', [[1, 9]], 'x')];
  expect(rangeOf(span, scoped)).toEqual({from: 1, to: 9, marketplaces: ['x', 'y']});
  expect(rangeOf(span, [wants('a', [[1, 9]], 'x'), wants('b', [[1, 9]])])).toEqual({from: 1, to: 9});
});
