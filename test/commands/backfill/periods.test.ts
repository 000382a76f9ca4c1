// Months, quarters and years: where they begin and what they are called.

import {bordersOf, type Grain, nameOf, namesOf} from '../../../tap/commands/backfill/estimate/periods.ts';

const at = (text: string): number => Date.parse(text) * 1000;
const texts = (instants: readonly number[]) => instants.map((instant) => new Date(instant / 1000).toISOString());

test.each<[Grain, string[]]>([
  ['month', ['2025-12-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z']],
  ['quarter', ['2026-01-01T00:00:00.000Z']],
  ['year', ['2026-01-01T00:00:00.000Z']],
])('a range is split where a %s begins in it', (grain, borders) => {
  expect(texts(bordersOf({from: at('2025-11-10T08:00:00Z'), to: at('2026-02-01T00:00:00Z')}, grain))).toEqual(borders);
});

test('a range is not split at its own start, nor after its end', () => {
  const range = {from: at('2026-01-01T00:00:00Z'), to: at('2026-02-01T00:00:00Z') - 1};
  expect(bordersOf(range, 'month')).toEqual([]);
  expect(texts(bordersOf({...range, to: range.to + 1}, 'month'))).toEqual(['2026-02-01T00:00:00.000Z']);
});

test.each<[Grain, string]>([
  ['month', '2024-12'],
  ['quarter', '2024-Q4'],
  ['year', '2024'],
])('the name of a %s is %s', (grain, name) => {
  expect(nameOf(at('2025-01-01T00:00:00Z') - 1, grain)).toBe(name);
});

test('a period that two ranges touch is named once', () => {
  const ranges = [
    {from: at('2025-11-10T00:00:00Z'), to: at('2025-12-05T00:00:00Z')},
    {from: at('2025-12-20T00:00:00Z'), to: at('2026-01-05T00:00:00Z')},
  ];
  expect(namesOf(ranges, 'month')).toEqual(['2025-11', '2025-12', '2026-01']);
});
