// What the auditor expects a run to read. The expectations are hand-written: each day is an instant.

import {CLOSED} from '../personal.ts';
import {DAY, isoOf} from '../time.ts';
import {type Reading, Wanted} from './wanted.ts';

const day = (number: number): number => Date.UTC(2026, 10, number) * 1000;
const NOW = day(21);
const range = (from: number, to: number, code = ''): string =>
  `${code && `${code}:`}${isoOf(day(from))}/${isoOf(day(to))}`;

const READING: Reading = {
  input: undefined,
  streams: ['order'],
  fullTable: [],
  scope: undefined,
  lookbackDays: 7,
  startDate: day(1),
  endDate: undefined,
  parts: [],
  policy: CLOSED,
};

/** In days; the upper end, two seconds before day 21, counts as 21. */
function wanted(claims: string | undefined, reading: Partial<Reading>, code = ''): [from: number, to: number][] {
  const input = claims === undefined ? undefined : {bookmarks: {order: {account_id: '42', claims}}};
  const own = new Wanted({...READING, ...reading, input}, {login: NOW, earliest: NOW, doubt: 0});
  const inDays = (instant: number) => Math.ceil((instant - day(0) - 1) / DAY);
  return own.must('order', code).map(({from, to}) => [inDays(from), inDays(to)]);
}

test.each<[string, string | undefined, Partial<Reading>, [number, number][]]>([
  ['without a state, everything from the start date', undefined, {}, [[1, 21]]],
  ['what is not claimed', range(1, 10), {}, [[10, 21]]],
  [
    'gaps',
    `${range(1, 3)} ${range(5, 10)}`,
    {},
    [
      [3, 5],
      [10, 21],
    ],
  ],
  ['what is claimed but younger than the lookback', range(1, 18), {}, [[14, 21]]],
  [
    'what is older than all claims',
    range(5, 10),
    {startDate: day(2)},
    [
      [2, 5],
      [10, 21],
    ],
  ],
  ['up to the end date', range(1, 5), {endDate: day(8)}, [[5, 8]]],
  ['nothing, if all is claimed', range(1, 14), {endDate: day(8)}, []],
  ['from the end of a claim that is at most one lookback earlier', range(1, 5), {startDate: day(12)}, [[5, 21]]],
  ['from the start date if the claim ends earlier', range(1, 5), {startDate: day(13)}, [[13, 21]]],
  [
    'from the start date inside a claim, wherever its parts end',
    `${range(1, 12)} ${range(12, 18, 'a')}`,
    {startDate: day(16), scope: ['a']},
    [[16, 21]],
  ],
  ['from the mark of a reading', range(16, 16), {startDate: day(19)}, [[16, 21]]],
  ['everything, for a full table', range(1, 10), {fullTable: ['order']}, [[1, 21]]],
])('%s', (_, claims, reading, expected) => {
  expect(wanted(claims, reading, reading.scope?.[0])).toEqual(expected);
});

test('a marketplace is claimed by its own ranges and those without a code', () => {
  const claims = `${range(1, 5)} ${range(8, 10, 'darty')} ${range(5, 7, 'fnac')}`;
  const scope = ['fnac', 'darty'];
  expect(wanted(claims, {scope}, 'fnac')).toEqual([[7, 21]]);
  expect(wanted(claims, {scope}, 'darty')).toEqual([
    [5, 8],
    [10, 21],
  ]);
});
