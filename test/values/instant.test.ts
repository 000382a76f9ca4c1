// Instants: all accepted input formats, and the single output format.

import fc from 'fast-check';
import {formatInstant, instantText, isDate, parseInstant} from '../../values/instant.ts';

test.each([
  ['2026-01-31', '2026-01-31T00:00:00.000000Z'],
  ['2026-01-31T08:09:10Z', '2026-01-31T08:09:10.000000Z'],
  ['2026-01-31T08:09Z', '2026-01-31T08:09:00.000000Z'],
  ['2026-01-31 08:09:10', '2026-01-31T08:09:10.000000Z'],
  ['2026-01-31t08:09:10z', '2026-01-31T08:09:10.000000Z'],
  ['2026-01-31T08:09:10.1Z', '2026-01-31T08:09:10.100000Z'],
  ['2026-01-31T08:09:10,123456Z', '2026-01-31T08:09:10.123456Z'],
  ['2026-01-31T08:09:10.1234569Z', '2026-01-31T08:09:10.123456Z'],
  ['2026-01-31T00:30:00+02:00', '2026-01-30T22:30:00.000000Z'],
  ['2026-01-31T23:30:00-0100', '2026-02-01T00:30:00.000000Z'],
  ['2026-01-31T08:00:00+05', '2026-01-31T03:00:00.000000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000000Z'],
  ['0099-01-01', '0099-01-01T00:00:00.000000Z'],
  ['1969-12-31T23:59:59.999999Z', '1969-12-31T23:59:59.999999Z'],
])('%s is %s', (text, canonical) => {
  expect(instantText(text)).toBe(canonical);
});

test.each([
  '',
  'now',
  '2026',
  '2026-1-1',
  '2026-02-30',
  '2026-13-01',
  '2023-02-29',
  '2026-01-31T24:00:00Z',
  '2026-01-31T08:60:00Z',
  '2026-01-31T08:09:60Z',
  '2026-01-31T08:09:10+24:00',
  '2026-01-31T08:09:10+02:60',
  '31/01/2026',
  '2026-01-31T',
  '2026-01-31T08',
  '1764000000',
  '-2026-01-01',
])('%j is not an instant', (text) => {
  expect([instantText(text), parseInstant(text)]).toEqual([undefined, undefined]);
});

test.each(['0000-00-00', '0001-01-01T00:00:00+01:00', '9999-12-31T23:59:59-01:00', '9999-06-01'])(
  '%s is read as no date',
  (text) => expect(instantText(text)).toBeNull(),
);

test('a formatted instant parses back to the same value, and formatted strings sort as instants do', () => {
  const micros = fc.integer({min: -9e15, max: 9e15});
  fc.assert(
    fc.property(micros, micros, (a, b) => {
      expect(parseInstant(formatInstant(a))).toBe(a);
      expect(formatInstant(a) < formatInstant(b)).toBe(a < b);
    }),
  );
});

test('only a date without a time is a date', () => {
  expect(['2026-01-31', '2026-01-31T00:00:00Z', '2026-01'].map(isDate)).toEqual([true, false, false]);
});
