// The required contents of a login response. If any are missing, the login is retried.

import {FaultyResponse} from '../../../tap/lengow/http/answer.ts';
import {isOtherAccount, readLogin} from '../../../tap/lengow/http/login.ts';
import {ExactNumber} from '../../../values/exact-number.ts';

const deep = JSON.parse('['.repeat(10_000) + ']'.repeat(10_000));

test.each<[unknown, number | undefined, number]>([
  [155, undefined, 155],
  ['155', undefined, 155],
  [155, 231, 231],
  [null, 231, 231],
  [{toString: 1}, 231, 231],
])('if the login response has account %j and the config %p, the tap reads account %p', (account_id, wanted, reads) => {
  expect(readLogin({token: 't', account_id}, wanted).reads).toBe(reads);
});

test('account 155.0 is the same as 155', () => {
  expect(readLogin({token: 't', account_id: new ExactNumber('155.0')}, undefined).reads).toBe(155);
});

test.each<[string, unknown]>([
  ['a token that is an object', {token: {toString: 1}, account_id: 1}],
  ['a token that is invalid in a header', {token: 'a\nb', account_id: 1}],
  ['no account', {token: 't'}],
  ['an account that is an object', {token: 't', account_id: {toString: 1}}],
  ['an account that is a deeply nested array', {token: 't', account_id: deep}],
  ['an account that is not an integer', {token: 't', account_id: 1.5}],
  ['a string account with too many digits for a number', {token: 't', account_id: '12345678901234567890'}],
  [
    'a numeric account with too many digits for a number',
    {token: 't', account_id: new ExactNumber('12345678901234567890')},
  ],
  ['an account that is NaN', {token: 't', account_id: new ExactNumber(undefined)}],
  ['an array', []],
  ['a deeply nested array', deep],
])('%s is rejected as an invalid response', (_, body) => {
  expect(() => readLogin(body, undefined)).toThrow(FaultyResponse);
});

test('two logins are for different accounts only if both name an account and the accounts differ', () => {
  const login = (account_id: unknown) => readLogin({token: 't', account_id}, 9);
  expect(isOtherAccount(login(1), login(2))).toBe(true);
  expect([isOtherAccount(login(1), login('1')), isOtherAccount(login(1), login(null))]).toEqual([false, false]);
});
