// JSON that is written without recursion: the same as JSON.stringify writes, and at any depth.

import fc from 'fast-check';
import {deepJson} from '../../values/deep-json.ts';
import {parseExactly} from '../../values/exact-json.ts';

const written = (value: unknown): [json: string, notJson: number] => {
  let notJson = 0;
  const json = deepJson(value, () => {
    notJson += 1;
  });
  return [json, notJson];
};

test('is the same as JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.jsonValue({maxDepth: 4}), (value) => {
      expect(written(value)).toEqual([JSON.stringify(value), 0]);
    }),
  );
});

test('keeps the digits of numbers, the order of members, and names of any kind', () => {
  const json = '{"b":12.50,"a":[12345678901234567890,1e3,-0],"__proto__":{"x":"\\ud800\\""},"":null,"toJSON":1}';
  expect(written(parseExactly(json))).toEqual([json, 0]);
});

test('writes NaN and Infinity as null, and says so for each', () => {
  expect(written(parseExactly('{"a":NaN,"b":[-Infinity,1]}'))).toEqual(['{"a":null,"b":[null,1]}', 2]);
});

test.each([
  ['arrays', '['.repeat(50_000) + ']'.repeat(50_000)],
  ['objects', '{"a":'.repeat(50_000) + '1'.padEnd(50_001, '}')],
])('%s 50,000 levels deep, and 200,000 items in one array', (_, json) => {
  expect(written(JSON.parse(json))[0] === json).toBe(true);
  const wide = `[${'1,'.repeat(199_999)}1]`;
  expect(written(JSON.parse(wide))[0] === wide).toBe(true);
});
