// The three HTTP date formats are read as UTC; other formats that Date.parse would accept are rejected.
// Reliability: Forms of dates in HTTP
// Tried: the three forms of RFC 9110 in any time zone, 15 other forms
// Must: read as UTC, or not believed

import {parseHttpDate} from '../../../tap/lengow/http/http-date.ts';

const NOW = Date.UTC(2026, 10, 26);
const utc = (...parts: [number, number, number, number, number, number]) => Date.UTC(...parts) * 1000;

test.each([
  ['Thu, 26 Nov 2026 09:08:07 GMT', utc(2026, 10, 26, 9, 8, 7)],
  ['Thursday, 26-Nov-26 09:08:07 GMT', utc(2026, 10, 26, 9, 8, 7)],
  ['Thu Nov 26 09:08:07 2026', utc(2026, 10, 26, 9, 8, 7)],
  ['Sun Nov  1 23:59:59 2026', utc(2026, 10, 1, 23, 59, 59)],
  ['Tuesday, 01-Dec-76 00:00:00 GMT', utc(2076, 11, 1, 0, 0, 0)],
  ['Saturday, 01-Jan-77 00:00:00 GMT', utc(1977, 0, 1, 0, 0, 0)],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ['Sat, 31 Dec 2016 23:59:60 GMT', utc(2017, 0, 1, 0, 0, 0)],
])('%s', (text, instant) => {
  expect(parseHttpDate(text, NOW)).toBe(instant);
});

test.each([
  '',
  '5',
  '2026',
  '1764000000',
  '2026-11-26T09:08:07Z',
  'Thu, 26 Nov 2026 09:08:07',
  'Thu, 26 Nov 2026 09:08:07 +0100',
  'Thu, 26 Nov 2026 09:08:07 PST',
  'thu, 26 nov 2026 09:08:07 gmt',
  'Thu, 26 Nov 2026 09:08 GMT',
  'Tue, 31 Nov 2026 09:08:07 GMT',
  'Thu, 26 Nov 2026 24:00:00 GMT',
  'Thu, 26 Nov 2026 09:60:00 GMT',
  'Thu Nov 26 09:08:07 2026 PST',
  ' Thu, 26 Nov 2026 09:08:07 GMT',
])('not a valid HTTP date: %j', (text) => {
  expect(parseHttpDate(text, NOW)).toBeUndefined();
});
