// Only one account's orders are written, unless no account was requested and Lengow returns orders from several.
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

describe.each([231, '231', '231.0'])('orders with account %p', (account_id) => {
  const shop = shopWith({account_id}, {account_id, marketplace_order_id: 'ODD-2'});

  test('are written with that account, and cause one warning, if the config names no account', async () => {
    const {code, stdout, stderr} = await runInside(openSandbox({shop}));
    expect([code, accountsOf(stdout)]).toEqual([0, new Set([155, 231])]);
    expect(warnings(stderr)).toEqual([expect.stringContaining('returned orders of account 231 although')]);
  });

  test('prove that the API ignores the filter if the config names a different account', async () => {
    const {code, stdout, stderr} = await runInside(openSandbox({shop}), {config: {account_id: 155}});
    expect([code, accountsOf(stdout).has(231)]).toEqual([4, false]);
    expect(stderr).toMatch(/CRITICAL .*the API ignored the filter account_id/);
  });
});

test.each([null, '', {toString: 1}, 'none', 155, ' 155 '])(
  'an order with account %j is not attributed to another account',
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

  test.each([231, '231'])('stops the run if it returns account %p', async (second) => {
    const {code, stdout, stderr} = await sandboxOf({}, second);
    expect([code, messagesOf(stdout).at(-1)?.type]).toEqual([3, 'STATE']);
    expect(stderr).toMatch(/CRITICAL .*returned account 231, but the first login of this run returned account 155/);
  });

  test('stops the run if it returns a different account, even if the config names an account', async () => {
    const {code} = await sandboxOf({account_id: 155}, 231);
    expect(code).toBe(3);
  });

  test.each([155, '155'])('does not stop the run if it returns account %p again', async (second) => {
    expect((await sandboxOf({}, second)).code).toBe(0);
  });

  test.each<[unknown]>([[{}], [{toString: 1}], ['none']])(
    'is rejected if it has no valid account: %p',
    async (second) => {
      const {code, stderr} = await sandboxOf({}, second);
      expect([code, stderr]).toEqual([4, expect.stringContaining('HTTP 200 with no account_id')]);
    },
  );
});
