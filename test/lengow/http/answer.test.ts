// How the API's own error message is extracted and secrets are removed from it.

import {apiMessage, FaultyResponse, parseJson} from '../../../tap/lengow/http/answer.ts';

const SECRETS = ['s3cr3t', ''];
const TOKEN = '0f2c1a94-7c1f-4a3e-9a54-1f0f5a3c9b11';

test.each<[string, unknown, string]>([
  ["Lengow's envelope", {error: {code: 400, message: 'Bad request'}}, 'Bad request'],
  ['the older envelope', {error: 'Bad request'}, 'Bad request'],
  ["Django's", {detail: 'Invalid page.'}, 'Invalid page.'],
  ["FastAPI's", {detail: [{loc: ['query'], msg: 'value is not valid'}]}, 'value is not valid'],
  ['a secret', {error: {message: 'Secret s3cr3t is not accepted'}}, 'Secret *** is not accepted'],
  ['any token', {error: {message: `Token: ${TOKEN.toUpperCase()} is expired`}}, 'Token: *** is expired'],
  ['several lines', {detail: ' a\n\n b '}, 'a b'],
])('%s', (_, body, words) => {
  expect(apiMessage(JSON.stringify(body), SECRETS)).toBe(words);
});

test.each(['<html>', '{"message": "x"}', '["x"]', 'null', '{"error": {"message": {}}}'])(
  "%s is not in the API's format",
  (body) => {
    expect(apiMessage(body, SECRETS)).toBeUndefined();
  },
);

test('an empty body has no message, and long messages are truncated', () => {
  expect(apiMessage(' \n', SECRETS)).toBe('');
  expect(apiMessage(JSON.stringify({detail: 'x'.repeat(999)}), SECRETS)).toHaveLength(200);
});

test.each([
  ['', 'an empty body'],
  [' \n', 'an empty body'],
  ['<html>', 'a body that is not JSON'],
  ['{"a":', 'not JSON'],
])('a response with the body %j is faulty', (body, reason) => {
  expect(() => parseJson(body)).toThrow(FaultyResponse);
  expect(() => parseJson(body)).toThrow(reason);
});
