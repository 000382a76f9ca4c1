// The bytes of API V2 become the right characters. Node versions differ in how they decode windows-1252, so this test also
// runs on others than the one installed.

import {messagesOf} from '../helpers/messages.ts';
import {runProgram} from '../helpers/tap.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';

const TODAY = '2026-06-10';

/** A shop with one order, which has this status. */
async function openShop(status: string) {
  const sandbox = await startSandbox({shop: createShop({orders: 0, v2Orders: 1, now: `${TODAY}T12:00:00Z`})});
  const {v2} = sandbox.shop;
  v2.orders = v2.orders.map((order) => ({...order, day: TODAY, marketplaceStatus: status}));
  return sandbox;
}

/** The statuses that the program writes. */
async function statuses({url, accountId}: Awaited<ReturnType<typeof openShop>>, format = 'xml') {
  const config = {
    api_version: 'v2',
    v2_client_id: accountId,
    api_url: url,
    start_date: '2026-06-01',
    v2_format: format,
  };
  const {code, stdout, stderr} = await runProgram({config});
  expect(code).toBe(0);
  const found = messagesOf(stdout).flatMap(
    ({stream, record}) => (stream === 'order' && record?.marketplace_status) || [],
  );
  return {found: new Set(found), stderr};
}

test('bytes that ISO-8859-1 does not have are those of windows-1252, and JSON gives the same', async () => {
  await using sandbox = await openShop('é €’Ÿ œ…');
  expect((await statuses(sandbox)).found).toEqual(new Set(['é €’Ÿ œ…']));
  expect((await statuses(sandbox, 'json')).found).toEqual(new Set(['é €’Ÿ œ…']));
});

test('an answer that is UTF-8 is read as UTF-8, and as windows-1252 with one warning if it is not', async () => {
  await using sandbox = await openShop('Œuvré €');
  const {v2} = sandbox.shop;
  v2.encoding = 'UTF-8';
  expect((await statuses(sandbox)).found).toEqual(new Set(['Œuvré €']));
  v2.encoding = 'windows-1252';
  v2.orders = v2.orders.map((order) => ({...order, marketplaceStatus: 'œuvré €'}));
  v2.edit = (text) => text.replace('windows-1252', 'utf-8');
  const {found, stderr} = await statuses(sandbox);
  expect(found).toEqual(new Set(['œuvré €']));
  expect(stderr.match(/declares UTF-8 but is not valid UTF-8/g)).toHaveLength(1);
});
