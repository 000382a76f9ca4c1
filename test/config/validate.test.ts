// Errors as text: the location, the value found and the value expected.

import {type Check, findingsOf} from '../../config/validate.ts';
import {compiler} from '../../scripts/generate/settings-check.ts';
import {describe as described} from '../../values/words.ts';

const schema = {
  type: 'object',
  required: ['token'],
  properties: {
    token: {type: 'string', pattern: '\\S', writeOnly: true},
    count: {type: 'integer', minimum: 1, maximum: 500, examples: [300]},
    days: {type: 'number', minimum: 0},
    seconds: {type: 'number', exclusiveMinimum: 0},
    flag: {type: 'boolean'},
    choice: {type: 'string', enum: ['fail', 'null']},
    codes: {type: 'array', minItems: 1, items: {type: 'string', pattern: '\\S', examples: ['amazon_fr']}},
    name: {type: 'string', pattern: '^[a-z]+$', 'x-expected': 'small letters'},
  },
};

test.each<[string, object, [string, string, string][]]>([
  ['nothing wrong', {token: 'x', count: 1, codes: ['a'], flag: true, extra: 1}, []],
  ['a missing key', {}, [['/token', 'is missing', 'a non-blank string']]],
  [
    'a string for an integer',
    {token: 'x', count: 'x'},
    [['/count', 'is a string', 'an integer from 1 to 500, such as 300']],
  ],
  [
    'a number that is too large',
    {token: 'x', count: 501},
    [['/count', 'is 501', 'an integer from 1 to 500, such as 300']],
  ],
  [
    'a fraction for an integer',
    {token: 'x', count: 1.5},
    [['/count', 'is 1.5', 'an integer from 1 to 500, such as 300']],
  ],
  ['a number below zero', {token: 'x', days: -1}, [['/days', 'is -1', 'a number of at least 0']]],
  ['zero', {token: 'x', seconds: 0}, [['/seconds', 'is 0', 'a number greater than 0']]],
  ['a number for a boolean', {token: 'x', flag: 1}, [['/flag', 'is 1', 'true or false']]],
  [
    'a value that is not in the enum',
    {token: 'x', choice: 'skip'},
    [['/choice', 'is a string', 'one of "fail", "null"']],
  ],
  ['an empty array', {token: 'x', codes: []}, [['/codes', 'is an empty array', 'a non-empty array of strings']]],
  ['an object for an array', {token: 'x', codes: {}}, [['/codes', 'is an object', 'a non-empty array of strings']]],
  [
    'items',
    {token: 'x', codes: ['a', ' ', 7]},
    [
      ['/codes/1', 'is a blank string', 'a non-blank string, such as "amazon_fr"'],
      ['/codes/2', 'is 7', 'a non-blank string, such as "amazon_fr"'],
    ],
  ],
  [
    'a setting with its own description of the expected value',
    {token: 'x', name: 'A B'},
    [['/name', 'is a string', 'small letters']],
  ],
  ['a secret that is a number', {token: 12345}, [['/token', 'is a number', 'a non-blank string']]],
  [
    'several errors at once',
    {token: '', count: null, days: []},
    [
      ['/token', 'is an empty string', 'a non-blank string'],
      ['/count', 'is null', 'an integer from 1 to 500, such as 300'],
      ['/days', 'is an empty array', 'a number of at least 0'],
    ],
  ],
])('%s', (_, value, faults) => {
  expect(findingsOf(compiler().compile(schema) as Check, schema, value)).toEqual(
    faults.map(([pointer, what, expected]) => ({pointer, found: what, expected})),
  );
});

test.each<[unknown, string]>([
  ['2026-13-01', '"2026-13-01"'],
  ['01/02/2026 10:00', '"01/02/2026 10:00"'],
  ['7', '"7"'],
  ['yesterday', 'a string'],
  ['7f3a', 'a string'],
  ['1234567890', 'a string'],
  [1_234_567_890, 'a number'],
  [['x'], 'an array'],
  [undefined, 'missing'],
])('%j is described as %s', (value, words) => {
  expect(described(value)).toBe(words);
});
