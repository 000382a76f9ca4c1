// What a run with the default settings lets out of an API in which every personal or unknown text is a canary.

import {runOn} from '../helpers/checked-run.ts';
import {lastState, rowsOf} from '../helpers/messages.ts';
import {canaryClassesIn, canaryPathsIn} from '../personal/canary.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';

test('only data about parcels leaves, in rows, and nothing is logged', async () => {
  const shop = createShop({orders: 300, seed: 'canaries', unknownMembers: true});
  await using sandbox = await startSandbox({shop, canaries: true});
  // The helper checks stderr, at DEBUG, and the report.
  const {code, stdout} = await runOn(sandbox);
  expect(code).toBe(0);
  expect(canaryClassesIn(stdout)).toEqual(['parcel']);
  expect(canaryPathsIn(stdout)).toEqual([
    'packages[].delivery.trackings[].number',
    'packages[].delivery.trackings[].relay.id',
    'packages[].delivery.trackings[].relay.name',
    'packages[].delivery.trackings[].url',
  ]);
  expect(canaryClassesIn(JSON.stringify(lastState(stdout)))).toEqual([]);
  expect(canaryClassesIn(rowsOf(stdout).order.join('\n'))).toEqual([]);
});
