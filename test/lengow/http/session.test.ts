// All requests share one token, and the tap limits how often it tries a new one.

import {Refusals, Session} from '../../../tap/lengow/http/session.ts';

const MINUTE = 60_000;

function sessionOf(answers: readonly (string | Error)[] = []) {
  const runtime = {nowMs: 0, elapsedMs: () => runtime.nowMs};
  let logins = 0;
  const login = async () => {
    const answer = answers[logins] ?? `token ${logins + 1}`;
    logins += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return {runtime, session: new Session(login, runtime), logins: () => logins};
}

test('concurrent requests share one login', async () => {
  const {session, logins} = sessionOf();
  const tokens = await Promise.all([session.token(), session.token(), session.token()]);
  expect([new Set(tokens).size, logins(), tokens[0]]).toEqual([1, 1, {text: 'token 1', generation: 1}]);
});

test('a token is renewed before its one-hour lifetime ends', async () => {
  const {runtime, session, logins} = sessionOf();
  await session.token();
  runtime.nowMs = 50 * MINUTE;
  expect((await session.token()).text).toBe('token 1');
  runtime.nowMs += 1;
  expect([(await session.token()).text, logins()]).toEqual(['token 2', 2]);
});

test('requests that are refused at the same time share the next login', async () => {
  const {session, logins} = sessionOf();
  const refused = await session.token();
  const next = await Promise.all([session.replacement(refused), session.replacement(refused)]);
  expect([next.map(({text}) => text), logins()]).toEqual([['token 2', 'token 2'], 2]);
  expect((await session.replacement(refused)).text).toBe('token 2');
});

test('after a failed login, the next request logs in again', async () => {
  const {session} = sessionOf([new Error('down')]);
  await expect(session.token()).rejects.toThrow('down');
  expect((await session.token()).text).toBe('token 2');
});

const token = (generation: number) => ({text: '', generation});

test('after the first refusal, at most two new tokens are tried', () => {
  const refusals = new Refusals();
  expect([refusals.again(token(1), 1), refusals.again(token(2), 2), refusals.again(token(3), 3)]).toEqual([
    true,
    true,
    false,
  ]);
});

test('a token already fetched by another request does not count, because it may also have expired', () => {
  const refusals = new Refusals();
  const asked = [token(1), token(4), token(5), token(6)].map((one) => refusals.again(one, 4));
  expect(asked).toEqual([true, true, true, false]);
});
