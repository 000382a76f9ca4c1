// A 429 without Retry-After: the tap asks the API how long the limit lasts, once, instead of waiting a whole minute.

import {runOn} from '../helpers/checked-run.ts';
import {rowsOf} from '../helpers/messages.ts';
import {createShop, type Sandbox, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 120, seed: 'limits', marketplaces: ['amazon_fr']});
const ROOM = 10_000;

const asked = ({requests}: Sandbox): number => requests.filter(({path}) => path === '/rate-limits').length;

const retriesOf = (stderr: string): string[] =>
  [...stderr.matchAll(/^WARNING GET (\S+): HTTP 429 .*; retrying in (\S+) s/gm)].map(([, path, s]) => `${path} ${s}`);

test('the tap waits as long as the API says that the limit lasts', async () => {
  await using sandbox = await startSandbox({shop, rateLimit: {requests: ROOM, windowMs: 20_000}});
  sandbox.faults.add({route: 'orders', kind: 429, nth: 2});
  const run = await runOn(sandbox);
  expect([run.code, asked(sandbox)]).toEqual([0, 1]);
  expect(retriesOf(run.stderr)).toEqual([expect.stringMatching(/^\/v3\.0\/orders\/ (1\d|20)(\.\d)?$/)]);
  expect(rowsOf(run.stdout).order).toHaveLength(shop.truth().order.length);
});

test('the tap waits a minute if the API does not say how long the limit lasts', async () => {
  await using sandbox = await startSandbox({shop});
  sandbox.faults.add({route: 'orders', kind: 429, nth: 2});
  const run = await runOn(sandbox);
  expect([run.code, asked(sandbox)]).toEqual([0, 1]);
  expect(retriesOf(run.stderr)).toEqual(['/v3.0/orders/ 60']);
});

test.each([401, 403, 404, 429, 500, 'reset', 'html', 'empty', 'null', 'text'] as const)(
  'the tap waits a minute if the question fails: %s',
  async (kind) => {
    await using sandbox = await startSandbox({shop, rateLimit: {requests: ROOM, windowMs: 20_000}});
    sandbox.faults.add({route: 'orders', kind: 429, nth: 2});
    sandbox.faults.add({route: 'limits', kind});
    const run = await runOn(sandbox);
    expect([run.code, asked(sandbox)]).toEqual([0, 1]);
    expect(retriesOf(run.stderr)).toEqual(['/v3.0/orders/ 60']);
    expect(rowsOf(run.stdout).order).toHaveLength(shop.truth().order.length);
  },
);

test('the tap does not ask if the API says how long to wait, or after the last attempt', async () => {
  await using sandbox = await startSandbox({shop});
  sandbox.faults.add({route: 'orders', kind: 429, nth: 2, retryAfter: 3});
  expect((await runOn(sandbox)).code).toBe(0);
  sandbox.faults.add({route: 'orders', kind: 429, nth: 2});
  expect((await runOn(sandbox, {config: {max_attempts: 1}})).code).toBe(4);
  expect(asked(sandbox)).toBe(0);
});

test('--test says what the API allows, and how much of it is left', async () => {
  await using sandbox = await startSandbox({shop, rateLimit: {requests: 450}});
  const {code, log} = await runOn(sandbox, {args: ['--test']});
  expect(code).toBe(0);
  expect(log.filter((line) => line.includes('Lengow allows'))).toEqual([
    expect.stringMatching(
      /^INFO \/access\/get_token: Lengow allows 450 requests a minute; 449 are left for the next \d+ s$/,
    ),
    expect.stringMatching(
      /^INFO \/marketplaces: Lengow allows 450 requests a minute; 44\d are left for the next \d+ s$/,
    ),
    expect.stringMatching(/^INFO \/orders: Lengow allows 450 requests a minute; 4[45]\d are left for the next \d+ s$/),
  ]);
});

test('--test says nothing about limits that the API does not state', async () => {
  await using sandbox = await startSandbox({shop});
  sandbox.faults.add({route: 'limits', kind: 404});
  const {code, log} = await runOn(sandbox, {args: ['--test']});
  expect([code, log.filter((line) => line.includes('Lengow allows'))]).toEqual([0, []]);
});
