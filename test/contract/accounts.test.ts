// Whose orders are written: one account's, unless Lengow shows those of others to keys that did not ask for one.
// Reliability: Other accounts
// Tried: a second login or orders that name another account
// Must: exit 3, exit 4 or one warning; never under a wrong account

import {runInside} from '../helpers/inside.ts';
import {messagesOf} from '../helpers/messages.ts';
import {shopWith} from '../helpers/odd-orders.ts';
import {openSandbox} from '../sandbox/index.ts';

const accountsOf = (stdout: string) =>
  new Set(messagesOf(stdout).flatMap(({stream, record}) => (stream === 'order' && record ? [record.account_id] : [])));

const warnings = (stderr: string) => stderr.split('\n').filter((line) => line.startsWith('WARNING '));

describe.each([231, '231', '231.0'])('orders that name account %p', (account_id) => {
  const shop = shopWith({account_id}, {account_id, marketplace_order_id: 'ODD-2'});

  test('are written under it, with one warning, if the config names no account', async () => {
    const {code, stdout, stderr} = await runInside(openSandbox({shop}));
    expect([code, accountsOf(stdout)]).toEqual([0, new Set([155, 231])]);
    expect(warnings(stderr)).toEqual([expect.stringContaining('returned orders of account 231 although')]);
  });

  test('show that the filter is ignored, if the config names another account', async () => {
    const {code, stdout, stderr} = await runInside(openSandbox({shop}), {config: {account_id: 155}});
    expect([code, accountsOf(stdout).has(231)]).toEqual([4, false]);
    expect(stderr).toMatch(/CRITICAL .*the API ignored the filter account_id/);
  });
});

test.each([null, '', {toString: 1}, 'none', 155, ' 155 '])(
  'an order whose account is %j is not of another account',
  async (account_id) => {
    const sandbox = openSandbox({shop: shopWith({account_id})});
    const {code, stdout} = await runInside(sandbox, {config: {account_id: 155, invalid_values: 'null'}});
    expect([code, accountsOf(stdout)]).toEqual([0, new Set([155])]);
  },
);

describe('a second login', () => {
  const sandboxOf = (config: object, second: unknown) => {
    const sandbox = openSandbox({shop: shopWith()});
    let asked = 0;
    sandbox.beforeRequest(({options}, {route}) => {
      asked += route === 'orders' ? 1 : 0;
      if (asked !== 3) return;
      asked += 1;
      options.loginAccount = second;
      sandbox.expireTokens();
    });
    return runInside(sandbox, {config: {max_concurrency: 1, ...config}});
  };

  test.each([231, '231'])('that returns account %p stops the run', async (second) => {
    const {code, stdout, stderr} = await sandboxOf({}, second);
    expect([code, messagesOf(stdout).at(-1)?.type]).toEqual([3, 'STATE']);
    expect(stderr).toMatch(/CRITICAL .*returned account 231, but the first login of this run returned account 155/);
  });

  test('that returns another account stops the run, even if the config names one', async () => {
    const {code} = await sandboxOf({account_id: 155}, 231);
    expect(code).toBe(3);
  });

  test.each([155, '155'])('that returns account %p again goes on', async (second) => {
    expect((await sandboxOf({}, second)).code).toBe(0);
  });

  test.each<[unknown]>([[{}], [{toString: 1}], ['none']])('that names no account is faulty: %p', async (second) => {
    const {code, stderr} = await sandboxOf({}, second);
    expect([code, stderr]).toEqual([4, expect.stringContaining('HTTP 200 with no account_id')]);
  });
});
