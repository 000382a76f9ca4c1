// Names from outside in messages: on one line, and not too long.

import {formatInstant} from '../../values/instant.ts';
import {inList, inWords} from '../../values/words.ts';

test('a name with line breaks stays on one line', () => {
  expect(inWords('A\nCRITICAL B\r\n\tC')).toBe('A CRITICAL B C');
});

test('a name is cut after a hundred characters', () => {
  expect(inWords('x'.repeat(100))).toBe('x'.repeat(100));
  expect(inWords('x'.repeat(1_000_000))).toBe(`${'x'.repeat(100)}…`);
});

test('of many names, ten are listed', () => {
  expect(inList(['a', 'b'])).toBe('a, b');
  expect(inList(Array.from({length: 12}, (_, index) => index))).toBe('0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 more');
});

test('the last instant of the calendar is written as such', () => {
  expect(formatInstant(Date.UTC(9999, 11, 31, 23, 59, 59, 999) * 1000 + 999)).toMatch(/^9999-12-31T23:59:59\.999/);
});
