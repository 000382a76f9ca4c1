// Comparing the tables that real targets filled finds errors and declared changes.

import {
  BOOLEANS_ARE_NUMBERS,
  BOOLEANS_ARE_TEXT,
  type Change,
  EMPTY_IS_NULL,
  NEWLINES_ARE_ESCAPED,
  NULL_IS_EMPTY,
  NUMBERS_ARE_TEXT,
  PYTHON_INSTANTS,
} from './changes.ts';
import {compare, type Row} from './compare.ts';

const wanted = [{id: 'A', total_order: '9.5', product_title: 'x'}];
const compared = (found: readonly Row[], changes: readonly Change[] = []) =>
  compare('order', {found, wanted, keys: ['id'], changes});

test('an identical row has no differences, and each of its values is counted', () => {
  const {values, missing, faults, occurred} = compared([{id: 'A', total_order: 9.5, product_title: 'x'}]);
  expect([values, missing, faults, [...occurred]]).toEqual([3, [], [], []]);
});

test.each<[string, Row[], string]>([
  [
    'a number that became a string',
    [{id: 'A', total_order: '9.5', product_title: 'x'}],
    'total_order is "9.5", but the source has 9.5',
  ],
  ['a missing column', [{id: 'A', total_order: 9.5}], 'product_title is nothing, but the source has "x"'],
  ['an extra column', [{id: 'A', total_order: 9.5, product_title: 'x', y: 1}], 'y is 1, but the source has nothing'],
])('%s is a fault', (_what, found, fault) => {
  expect(compared(found).faults).toEqual([`order: A: ${fault}`]);
});

test('an extra row, a repeated row and a missing row are reported', () => {
  expect(compared([{id: 'B'}])).toMatchObject({
    missing: ['order: A is missing'],
    faults: ['order: B is not in the source'],
  });
  const row = {id: 'A', total_order: 9.5, product_title: 'x'};
  expect(compared([row, row]).faults).toEqual(['order: rows with a repeated key: 1']);
});

test('a declared change is not a fault and is reported as having occurred', () => {
  const {faults, occurred} = compared(
    [{id: 'A', total_order: '9.50', product_title: 'x'}],
    [EMPTY_IS_NULL, NUMBERS_ARE_TEXT],
  );
  expect([faults, [...occurred]]).toEqual([[], [NUMBERS_ARE_TEXT]]);
});

test.each<[string, Change, string | number | boolean | null, unknown, boolean]>([
  ['an empty string to null', EMPTY_IS_NULL, '', null, true],
  ['a non-empty string to null', EMPTY_IS_NULL, 'x', null, false],
  ['null to an empty string', NULL_IS_EMPTY, null, '', true],
  ['a number to its string', NUMBERS_ARE_TEXT, 0.000001, '1e-06', true],
  ['a number to another string', NUMBERS_ARE_TEXT, 1, '2', false],
  ['zero to an empty string', NUMBERS_ARE_TEXT, 0, '', false],
  ['true to True', BOOLEANS_ARE_TEXT, true, 'True', true],
  ['false to True', BOOLEANS_ARE_TEXT, false, 'True', false],
  ['false to 0', BOOLEANS_ARE_NUMBERS, false, 0, true],
  ['true to 0', BOOLEANS_ARE_NUMBERS, true, 0, false],
  ['a newline to two characters', NEWLINES_ARE_ESCAPED, 'a\n\tb', 'a\\n\\tb', true],
  ['a newline to a space', NEWLINES_ARE_ESCAPED, 'a\nb', 'a b', false],
  [
    'an instant as Python writes it',
    PYTHON_INSTANTS,
    '2026-11-21T10:00:00.120000Z',
    '2026-11-21 10:00:00.120000+00:00',
    true,
  ],
  ['another instant', PYTHON_INSTANTS, '2026-11-21T10:00:00.120000Z', '2026-11-21 10:00:01.120000+00:00', false],
])('%s: whether the declared change explains the difference', (_what, change, truth, found, fits) => {
  expect(change.fits(truth, found)).toBe(fits);
});
