// What each reader returns for each value, in tables that were worked out by hand.

import {money} from '../../tap/streams/money.ts';
import {boolean, filledText, INVALID, instant, integer, jsonText, text} from '../../tap/streams/values.ts';
import {canBeWritten, DEEP} from '../helpers/deep.ts';

const LONE = '\ud800';

describe('an amount', () => {
  test.each([
    [null, null],
    [undefined, null],
    ['', null],
    ['  ', null],
    [0, '0'],
    [-0, '0'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['-0.0000001', '0'],
    ['229.00', '229'],
    ['100', '100'],
    ['1000.10', '1000.1'],
    ['134.45', '134.45'],
    ['-56.47', '-56.47'],
    [' 12.5 ', '12.5'],
    ['007.50', '7.5'],
    ['.5', '0.5'],
    [2.6, '2.6'],
    [40.3, '40.3'],
    [809.2900000000001, '809.29'],
    ['809.2900000000001', '809.29'],
    [0.1 + 0.2, '0.3'],
    [1.005, '1.005'],
    ['0.0000005', '0.000001'],
    ['-0.0000005', '-0.000001'],
    ['0.00000049', '0'],
    [5e-7, '0.000001'],
    [1e-7, '0'],
    [1e21, '1000000000000000000000'],
    ['1.5e3', '1500'],
    ['12345678901234567890.1234565', '12345678901234567890.123457'],
    ['1234567890123456.78', '1234567890123456.78'],
    ['1e-999999999', '0'],
  ])('reads %p as %p', (value, expected) => expect(money(value)).toBe(expected));

  test.each([
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    ['NaN'],
    ['Infinity'],
    ['12,50'],
    ['abc'],
    ['12.5 EUR'],
    ['1 000'],
    ['0x10'],
    ['1e999999999'],
    [true],
    [{}],
    [[]],
    [['1']],
    ['9'.repeat(309)],
  ])('is not %p', (value) => expect(money(value)).toBe(INVALID));
});

test.each([
  [2, 2],
  ['2', 2],
  [2.0, 2],
  ['2.0', 2],
  ['-3', -3],
  [' 4 ', 4],
  [-0, 0],
  ['-0', 0],
  [0, 0],
  ['', null],
  [' ', null],
  [null, null],
  [undefined, null],
  [2.5, INVALID],
  ['2.5', INVALID],
  [2 ** 53, INVALID],
  ['9007199254740993', INVALID],
  ['two', INVALID],
  ['0x10', INVALID],
  [true, INVALID],
  [[], INVALID],
  [{}, INVALID],
])('an integer: %p is %p', (value, expected) => expect(integer(value)).toBe(expected));

test.each([
  [true, true],
  [false, false],
  ['true', true],
  ['false', false],
  [1, true],
  [0, false],
  ['1', true],
  ['0', false],
  ['True', true],
  ['FALSE', false],
  [' true ', true],
  ['yes', true],
  ['No', false],
  ['Y', true],
  ['N', false],
  [' 1 ', true],
  ['', null],
  [' ', null],
  [null, null],
  [undefined, null],
  [2, INVALID],
  ['maybe', INVALID],
  ['yesno', INVALID],
  ['constructor', INVALID],
  [[], INVALID],
  [{}, INVALID],
])('a boolean: %p is %p', (value, expected) => expect(boolean(value)).toBe(expected));

test.each([
  ['', ''],
  [' a ', ' a '],
  ['é', 'é'],
  ['😀', '😀'],
  [7, '7'],
  [1.5, '1.5'],
  [true, null],
  [false, null],
  ['false', 'false'],
  [null, null],
  [undefined, null],
  ['a\0b', 'a\uFFFDb'],
  [`a${LONE}b`, 'a\uFFFDb'],
  [[], INVALID],
  [{}, INVALID],
])('a string: %p is %p', (value, expected) => expect(text(value)).toBe(expected));

test('a string that must not be blank is null when it is blank', () => {
  expect(['', ' \t\n', null, 'x', 5, []].map(filledText)).toEqual([null, null, null, 'x', '5', INVALID]);
});

test.each([
  ['2019-03-22T17:54:34.369000Z', '2019-03-22T17:54:34.369000Z'],
  ['2019-03-22T17:54:34Z', '2019-03-22T17:54:34.000000Z'],
  ['2019-03-22T17:54:34.1234567Z', '2019-03-22T17:54:34.123456Z'],
  ['2020-10-28T14:35:07+01:00', '2020-10-28T13:35:07.000000Z'],
  ['2020-10-28T14:35:07', '2020-10-28T14:35:07.000000Z'],
  ['2020-10-28', '2020-10-28T00:00:00.000000Z'],
  [' 2020-10-28 ', '2020-10-28T00:00:00.000000Z'],
  ['', null],
  [' ', null],
  [null, null],
  [undefined, null],
  ['yesterday', INVALID],
  ['2020-13-01', INVALID],
  ['0000-00-00', null],
  ['0000-00-00 00:00:00', null],
  ['0000-12-31T23:59:59Z', null],
  ['0001-01-01', null],
  ['0001-01-01T00:00:00+01:00', null],
  ['0001-01-01T00:00:00.0000000', null],
  ['9999-12-31', null],
  [' 9999-12-31T23:59:59.999Z ', null],
  ['9999-12-31T23:59:59-05:00', null],
  ['0002-01-01T00:00:00+01:00', '0001-12-31T23:00:00.000000Z'],
  ['9998-12-31T23:00:00-02:00', '9999-01-01T01:00:00.000000Z'],
  ['2026-00-00', INVALID],
  ['0000-00-00 or so', INVALID],
  ['0001', INVALID],
  [1603892107, INVALID],
  [{}, INVALID],
])('an instant: %p is %p', (value, expected) => expect(instant(value)).toBe(expected));

test.each([
  [null, null],
  [undefined, null],
  [[], '[]'],
  [{}, '{}'],
  [true, null],
  [false, null],
  [[false], '[false]'],
  ['', '""'],
  [{a: [1, 'é']}, '{"a":[1,"é"]}'],
  ['a\0b', '"a\uFFFDb"'],
  [{[`k${LONE}`]: '\udc00'}, '{"k\uFFFD":"\uFFFD"}'],
  ['\\u0000 and \\ud800', '"\\\\u0000 and \\\\ud800"'],
  ['\\\0', '"\\\\\uFFFD"'],
  ['😀\u0001', '"😀\\u0001"'],
])('JSON text: %p is %p', (value, expected) => expect(jsonText(value)).toBe(expected));

const deep = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

test('an array too deeply nested to be written is invalid for every column type', () => {
  const scalars = [text, filledText, integer, boolean, instant, money];
  const read = (canBeWritten ? scalars : [jsonText, ...scalars]).map((as) => as(DEEP));
  expect(new Set(read)).toEqual(new Set([INVALID]));
  expect(jsonText(deep(500))).toBe('['.repeat(500) + ']'.repeat(500));
});

test('an object whose toString is not a function is invalid for every scalar type', () => {
  const read = [text, filledText, integer, boolean, instant, money].map((as) => as({toString: 1, valueOf: 2}));
  expect(new Set(read)).toEqual(new Set([INVALID]));
});
