// Faults in words: where, what was found, what is expected.

import {type Check, faultsOf} from '../../config/validate.ts';
import {compiler} from '../../scripts/generate/settings-check.ts';
import {found} from '../../values/words.ts';

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
  ['a key is missing', {}, [['/token', 'missing', 'a text that is not blank']]],
  [
    'a text for a whole number',
    {token: 'x', count: 'x'},
    [['/count', 'a text', 'a whole number from 1 to 500, such as 300']],
  ],
  ['too large', {token: 'x', count: 501}, [['/count', '501', 'a whole number from 1 to 500, such as 300']]],
  ['not whole', {token: 'x', count: 1.5}, [['/count', '1.5', 'a whole number from 1 to 500, such as 300']]],
  ['below zero', {token: 'x', days: -1}, [['/days', '-1', 'a number of 0 or more']]],
  ['zero', {token: 'x', seconds: 0}, [['/seconds', '0', 'a number above 0']]],
  ['no truth value', {token: 'x', flag: 1}, [['/flag', '1', 'true or false']]],
  ['not among them', {token: 'x', choice: 'skip'}, [['/choice', 'a text', 'one of "fail", "null"']]],
  ['an empty list', {token: 'x', codes: []}, [['/codes', 'an empty list', 'a list of texts that is not empty']]],
  ['no list', {token: 'x', codes: {}}, [['/codes', 'an object', 'a list of texts that is not empty']]],
  [
    'items',
    {token: 'x', codes: ['a', ' ', 7]},
    [
      ['/codes/1', 'a blank text', 'a text that is not blank, such as "amazon_fr"'],
      ['/codes/2', '7', 'a text that is not blank, such as "amazon_fr"'],
    ],
  ],
  ['in its own words', {token: 'x', name: 'A B'}, [['/name', 'a text', 'small letters']]],
  ['a secret that is a number', {token: 12345}, [['/token', 'a number', 'a text that is not blank']]],
  [
    'all at once',
    {token: '', count: null, days: []},
    [
      ['/token', 'an empty text', 'a text that is not blank'],
      ['/count', 'null', 'a whole number from 1 to 500, such as 300'],
      ['/days', 'an empty list', 'a number of 0 or more'],
    ],
  ],
])('%s', (_, value, faults) => {
  expect(faultsOf(compiler().compile(schema) as Check, schema, value)).toEqual(
    faults.map(([pointer, what, expected]) => ({pointer, found: what, expected})),
  );
});

test.each<[unknown, string]>([
  ['2026-13-01', '"2026-13-01"'],
  ['01/02/2026 10:00', '"01/02/2026 10:00"'],
  ['7', '"7"'],
  ['yesterday', 'a text'],
  ['7f3a', 'a text'],
  ['1234567890', 'a text'],
  [1_234_567_890, 'a number'],
  [['x'], 'a list'],
  [undefined, 'missing'],
])('%j is told as %s', (value, words) => {
  expect(found(value)).toBe(words);
});
