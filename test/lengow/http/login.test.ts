// What a login response must contain. Anything else is a faulty response, which is retried.

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
])('account %j, asked for %p: reads %p', (account_id, wanted, reads) => {
  expect(readLogin({token: 't', account_id}, wanted).reads).toBe(reads);
});

test('an account that is spelled 155.0 is 155', () => {
  expect(readLogin({token: 't', account_id: new ExactNumber('155.0')}, undefined).reads).toBe(155);
});

test.each<[string, unknown]>([
  ['a token that is an object', {token: {toString: 1}, account_id: 1}],
  ['a token that no header can hold', {token: 'a\nb', account_id: 1}],
  ['no account', {token: 't'}],
  ['an account that is an object', {token: 't', account_id: {toString: 1}}],
  ['an account that is a deep array', {token: 't', account_id: deep}],
  ['an account that is not whole', {token: 't', account_id: 1.5}],
  ['an account with more digits than a number holds', {token: 't', account_id: '12345678901234567890'}],
  ['an account that is a number with more digits', {token: 't', account_id: new ExactNumber('12345678901234567890')}],
  ['an account that is NaN', {token: 't', account_id: new ExactNumber(undefined)}],
  ['an array', []],
  ['a deep array', deep],
])('%s is a faulty response', (_, body) => {
  expect(() => readLogin(body, undefined)).toThrow(FaultyResponse);
});

test('only two different names are two accounts', () => {
  const login = (account_id: unknown) => readLogin({token: 't', account_id}, 9);
  expect(isOtherAccount(login(1), login(2))).toBe(true);
  expect([isOtherAccount(login(1), login('1')), isOtherAccount(login(1), login(null))]).toEqual([false, false]);
});
