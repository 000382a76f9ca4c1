// Numbers keep their original spelling when JSON is parsed and written.

import fc from 'fast-check';
import {parseExactly} from '../../values/exact-json.ts';
import {digitsOf, ExactNumber} from '../../values/exact-number.ts';
import {jsonOf} from '../../values/json.ts';
import {jsonText, numberToken} from '../helpers/json-text.ts';

const CASES = 10_000;

test.each([
  '12345678901234567890',
  '-9007199254740993',
  '90071992547409.93',
  '0.1234567890123456789',
  '12.50',
  '7.0',
  '1e3',
  '1E+2',
  '25e-1',
  '-0',
  '-0.0',
  '0.0000001',
  '1e400',
])('%s keeps its spelling', (token) => {
  const value = parseExactly(`{"a": [${token}]}`);
  expect(value).toEqual({a: [new ExactNumber(token)]});
  expect(jsonOf(value)).toBe(`{"a":[${token}]}`);
});

test.each([
  ['0', 0],
  ['-1', -1],
  ['12.5', 12.5],
  ['809.2900000000001', 809.2900000000001],
  ['9007199254740991', 9007199254740991],
  ['1e+21', 1e21],
])('%s is read as an ordinary number, because JavaScript writes it the same way', (token, number) => {
  expect(parseExactly(`[${token}]`)).toEqual([number]);
  expect(digitsOf(number)).toBe(token);
});

test.each(['NaN', 'Infinity', '-Infinity'])('%s is accepted although it is not valid JSON', (token) => {
  const value = parseExactly(`{"a": ${token}, "b": [1, ${token}]}`);
  expect(value).toEqual({a: new ExactNumber(undefined), b: [1, new ExactNumber(undefined)]});
  expect(jsonOf(value)).toBeUndefined();
});

test('number-like text inside a string is left unchanged', () => {
  const text = '{"a":"x, 12.50, NaN","b\\\\\\" :7.0":["\\\\",1.50,"[1.50"]}';
  expect(jsonOf(parseExactly(text))).toBe(text);
  expect(parseExactly(text)).toMatchObject({a: 'x, 12.50, NaN'});
  const colons = '{"a":":7.0,","b":[":7.0]","x\\":7.0,"]}';
  expect(jsonOf(parseExactly(colons))).toBe(colons);
});

test('duplicate members and members named __proto__ are read as by JSON.parse', () => {
  expect(jsonOf(parseExactly('{"a":1.50,"a":2.50}'))).toBe('{"a":2.50}');
  expect(jsonOf(parseExactly('{"__proto__":{"a":1.50},"constructor":2.0}'))).toBe(
    '{"__proto__":{"a":1.50},"constructor":2.0}',
  );
});

test.each([
  '[1.50',
  '[01.50]',
  '[1.50.5]',
  '[1.50 2]',
  '[1.]',
  '[-]',
  '[+1.50]',
  '[.50]',
  '[1e]',
  '[12.50x]',
  '{12.50: 1}',
  '{1.500 : 1}',
  '{ 1.50: 1}',
  '{"a": 1, 1.500 :1}',
  '{"a":1,NaN:1}',
  '{NaN: 1}',
  '[-NaN]',
  '[NaN5]',
  '[nan]',
  '[Infinity"]',
])('%s is rejected as invalid JSON', (text) => {
  expect(() => parseExactly(text)).toThrow(SyntaxError);
});

test('a deeply nested value or a string with millions of escapes does not overflow the stack', () => {
  const depth = 100_000;
  let value = parseExactly(`${'['.repeat(depth)}1.50${']'.repeat(depth)}`);
  for (let level = 0; level < depth; level += 1) [value] = value as [unknown];
  expect(value).toEqual(new ExactNumber('1.50'));
  expect(parseExactly(`["${'\\"'.repeat(5_000_000)}", 2.50]`)).toHaveProperty('1', new ExactNumber('2.50'));
});

test('all numbers in a document are preserved, wherever they occur', () => {
  fc.assert(
    fc.property(jsonText(numberToken), ({compact, spaced}) => {
      expect(jsonOf(parseExactly(`[${spaced}]`))).toBe(`[${compact}]`);
    }),
    {numRuns: CASES},
  );
});

test('a document with a changed character is rejected if, and only if, JSON.parse rejects it', () => {
  const change = fc.record({
    place: fc.double({min: 0, max: 1, noNaN: true}),
    removed: fc.nat(2),
    added: fc.constantFrom('', '"', '\\', '0', '.', 'e', '-', ',', ':', ' ', '[', '}', '1.50'),
  });
  fc.assert(
    fc.property(jsonText(numberToken), change, ({spaced}, {place, removed, added}) => {
      const at = Math.floor(place * spaced.length);
      const text = `[${spaced.slice(0, at)}${added}${spaced.slice(at + removed)}]`;
      expect(isRefused(parseExactly, text)).toBe(isRefused(JSON.parse, text));
    }),
    {numRuns: CASES},
  );
});

function isRefused(parse: (text: string) => unknown, text: string): boolean {
  try {
    parse(text);
    return false;
  } catch {
    return true;
  }
}
