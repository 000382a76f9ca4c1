// Names from external data are kept short and on one line in messages.

import {formatInstant} from '../../values/instant.ts';
import {inList, inWords} from '../../values/words.ts';

test('a name with line breaks is written on one line', () => {
  expect(inWords('A\nCRITICAL B\r\n\tC')).toBe('A CRITICAL B C');
});

test('names are truncated after 100 characters', () => {
  expect(inWords('x'.repeat(100))).toBe('x'.repeat(100));
  expect(inWords('x'.repeat(1_000_000))).toBe(`${'x'.repeat(100)}…`);
});

test('only the first ten names are listed', () => {
  expect(inList(['a', 'b'])).toBe('a, b');
  expect(inList(Array.from({length: 12}, (_, index) => index))).toBe('0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 more');
});

test('the last instant of the calendar is written correctly', () => {
  expect(formatInstant(Date.UTC(9999, 11, 31, 23, 59, 59, 999) * 1000 + 999)).toMatch(/^9999-12-31T23:59:59\.999/);
});
