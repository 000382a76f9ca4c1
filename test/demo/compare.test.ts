// The demo's comparison finds every difference from the source.

import {difference} from './compare.ts';
import type {Texts} from './database.ts';

const row = (line: string, more: Texts = {}): Texts => ({
  account_id: '1',
  marketplace: 'm',
  marketplace_order_id: 'A',
  marketplace_order_line_id: line,
  total_order: '9.5',
  ...more,
});
const differences = (loaded: readonly Texts[], source: readonly Texts[]) =>
  difference('order_current', loaded, source).differences;

test('equal tables compare as equal, in any row order and with any columns added by the target', () => {
  const loaded = [row('L2'), row('L1', {_sdc_extracted_at: 'now'})];
  expect(difference('order_current', loaded, [row('L1'), row('L2')])).toEqual({rows: 2, values: 10, differences: []});
});

test.each<[string, Texts[], Texts[], string]>([
  ['a missing row', [row('L1')], [row('L1'), row('L2')], '1 m A L2 is missing'],
  ['an extra row', [row('L1'), row('L2')], [row('L1')], '1 m A L2 is not in the source'],
  ['a duplicate row', [row('L1'), row('L1')], [row('L1')], '1 rows have a duplicate key'],
  ['a different value', [row('L1', {total_order: '95'})], [row('L1')], '1 m A L1: total_order is "95", expected "9.5"'],
  [
    'an unexpected null',
    [row('L1', {total_order: null})],
    [row('L1')],
    '1 m A L1: total_order is null, expected "9.5"',
  ],
  ['a missing column', [row('L1')], [row('L1', {sku: 'S'})], '1 m A L1: sku is missing, expected "S"'],
  ['an extra column', [row('L1', {x: 'S'})], [row('L1')], '1 m A L1: x is "S", expected missing'],
])('%s is a difference', (_what, loaded, source, text) => {
  expect(differences(loaded, source)).toEqual([`order_current: ${text}`]);
});
