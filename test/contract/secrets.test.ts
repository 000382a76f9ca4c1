// Secrets, placed where a careless program would print them. The helper checks every run for these canaries.
// Reliability: Secrets
// Tried: keys in files, variables, arguments and error messages
// Must: they are never printed

import {expectNoSecret, runOn} from '../helpers/checked-run.ts';
import {lastState} from '../helpers/messages.ts';
import {shopWith} from '../helpers/odd-orders.ts';
import {startSandbox} from '../sandbox/index.ts';

const shop = shopWith();

test('the check finds each of the canaries', async () => {
  await using sandbox = await startSandbox({shop});
  await runOn(sandbox);
  const canaries = [sandbox.accessToken, sandbox.secret, sandbox.tokens[0], shop.personalValues()[0]];
  for (const canary of canaries) expect(() => expectNoSecret(`INFO ${canary} is here`, sandbox)).toThrow();
});

test.each(['debug', 'info', 'critical'])('LOG_LEVEL=%s: a successful run', async (LOG_LEVEL) => {
  await using sandbox = await startSandbox({shop});
  const {code, stdout, stderr} = await runOn(sandbox, {env: {LOG_LEVEL}});
  expect(code).toBe(0);
  expectNoSecret(stdout, sandbox);
  if (LOG_LEVEL === 'critical') expect(stderr).toBe('');
});

test.each(['token', 'marketplaces', 'orders'] as const)('%s responses that repeat the credentials', async (route) => {
  await using sandbox = await startSandbox({shop});
  for (const kind of [400, 401, 403, 409, 500] as const) {
    sandbox.faults.clear();
    sandbox.faults.add({route, kind, nth: 'every'});
    await runOn(sandbox, {config: {max_attempts: 2}});
  }
});

test.each([
  'total_order',
  'marketplace_order_date',
  'imported_at',
  'marketplace',
  'updated_at',
  'packages',
  'account_id',
])("a buyer's data in place of %s", async (column) => {
  const odd = shopWith({[column]: shop.personalValues()[0]});
  for (const invalid_values of ['fail', 'null']) {
    await using sandbox = await startSandbox({shop: odd});
    await runOn(sandbox, {config: {invalid_values}});
  }
});

test('credentials in the wrong places', async () => {
  await using sandbox = await startSandbox({shop});
  const {secret, accessToken} = sandbox;
  const places = [
    {start_date: secret},
    {set_currency: secret},
    {marketplaces: [secret]},
    {api_url: `http://${secret}:${accessToken}@127.0.0.1`},
    {account_id: accessToken},
    {lookback_days: secret},
    {[secret]: accessToken},
  ];
  for (const config of places) await runOn(sandbox, {config});
  const state = lastState((await runOn(sandbox)).stdout);
  await runOn(sandbox, {state: {...state, bookmarks: {order: {updated_at: secret}}}});
  await runOn(sandbox, {state: {bookmarks: {order: {marketplaces: {fnac: accessToken}}}}});
});

test('the key of the hashes, also in the wrong places', async () => {
  await using sandbox = await startSandbox({shop});
  const key = '7d1f09c2b3e4a5f60718293a4b5c6d7e';
  const sound = {personal_data: {all: 'hash'}, personal_data_key: key};
  const places = [
    {personal_data: key},
    {personal_data: {[key]: 'full'}},
    {personal_data: {contact: key}},
    {personal_data_erased: key},
    {personal_data_max_age_days: key},
    {[key]: 'personal_data_key'},
  ];
  for (const config of [sound, {secret: key}, ...places.map((place) => ({...sound, ...place}))]) {
    const {stdout, stderr} = await runOn(sandbox, {config: {...sound, ...config}});
    expect(stdout + stderr).not.toContain(key);
  }
});
