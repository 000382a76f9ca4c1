// Two taps run at the same time on one account with a low rate limit: both finish, and each writes all orders.
// Reliability: Two runs at once
// Tried: two taps on one account with a low rate limit
// Must: both load every order

import {expectWhole} from '../helpers/checked-run.ts';
import {ALL_VALUES} from '../helpers/full-catalog.ts';
import {ALL_COLUMNS} from '../helpers/shop-run.ts';
import {Tables} from '../helpers/tables.ts';
import {configFor, runProgram} from '../helpers/tap.ts';
import {differences} from '../helpers/truth.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';

test('two taps slow each other down with 429s, and both runs are complete', async () => {
  const shop = createShop({orders: 800, seed: 'twin'});
  // A requested wait of one second takes ten milliseconds here.
  await using sandbox = await startSandbox({shop, jitterMs: 5, rateLimit: {requests: 1, windowMs: 12}});
  const options = {config: configFor(sandbox, {...ALL_VALUES, max_attempts: 1000}), catalog: ALL_COLUMNS};
  const runs = await Promise.all([runProgram(options), runProgram(options)]);
  expect(sandbox.requests.filter(({status}) => status === 429).length).toBeGreaterThan(0);
  for (const run of runs) {
    expect([run.code, run.stderr.match(/CRITICAL.*/)?.[0]]).toEqual([0, undefined]);
    expectWhole(run);
    expect(differences(new Tables().load(run.stdout), shop.truth())).toEqual([]);
  }
});
