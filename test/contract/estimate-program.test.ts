// `estimate` as a user runs it: what is on stdout and stderr, and the exit code.

import {checked, runOn} from '../helpers/checked-run.ts';
import {runProgram} from '../helpers/tap.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';

const codes = ['amazon_fr', 'zalando_de'];
const shop = createShop({orders: 800, months: 3, seed: 'estimate', marketplaces: codes, unlisted: 40});
const config = {start_date: '2020-01-01'};

test('prints a chart on stdout and nothing on stderr', async () => {
  await using sandbox = await startSandbox({shop});
  const run = await runOn(sandbox, {config, args: ['estimate'], env: {LOG_LEVEL: 'info'}});
  expect([run.code, run.log]).toEqual([0, []]);
  const of = (code: string) => shop.orders.filter(({marketplace}) => marketplace === code).length;
  const [head, ...lines] = run.stdout.split('\n');
  const today = new Date(shop.clock.now() / 1000).toISOString().slice(0, 10);
  expect(head).toBe(`Account 155, orders updated from 2020-01-01 to ${today}: 800`);
  expect(lines[0]).toBe('quarter   orders');
  const table = lines.slice(lines.indexOf('marketplace    orders'));
  expect(table).toEqual([
    'marketplace    orders',
    expect.stringMatching(/^\w+ +\d+ {2}█{20}$/),
    expect.stringMatching(/^\w+ +\d+ {2}█{1,20}$/),
    '(not listed)       40  ██',
    expect.stringMatching(
      /^About 14 requests: less than a minute at 300 a minute\. About 2,\d00 rows and 4\.\d MB from the API\.$/,
    ),
    'Not counted: marketplace.',
    expect.stringMatching(/^This took \d\d requests\.$/),
    '',
  ]);
  for (const code of codes) expect(run.stdout).toMatch(new RegExp(`^${code} +${of(code)} `, 'm'));
});

test('--test ends with the same total', async () => {
  await using sandbox = await startSandbox({shop});
  const {stdout} = await runOn(sandbox, {config, args: ['estimate', '--format', 'json']});
  const {log} = await runOn(sandbox, {config, args: ['--test']});
  expect(JSON.parse(stdout)).toMatchObject({orders: 800});
  expect(log.slice(-2)).toEqual(['INFO This run would read 800 orders', 'INFO OK']);
});

test('says that there are no orders left to read', async () => {
  await using sandbox = await startSandbox({shop});
  const bookmark = {claims: '2019-01-01T00:00:00Z/2020-02-01T00:00:00Z'};
  const run = await runOn(sandbox, {
    config: {...config, end_date: '2020-01-31'},
    state: {bookmarks: {order: bookmark, order_tracking: bookmark}},
    args: ['estimate'],
  });
  expect([run.code, run.stdout]).toEqual([
    0,
    'Account 155: no orders left to read\nNot counted: marketplace.\nThis took 1 request.\n',
  ]);
});

test('fails as a run does, with nothing on stdout', async () => {
  await using sandbox = await startSandbox({shop});
  sandbox.faults.add({route: 'orders', kind: 503, nth: 'every'});
  const run = await runOn(sandbox, {config: {...config, max_attempts: 2}, args: ['estimate']});
  expect([run.code, run.stdout]).toEqual([4, '']);
  expect(run.lastLine).toMatch(/^CRITICAL GET \/v3\.0\/orders\/: no usable response in 2 attempts/);
  expect(run.lastLine).not.toContain('STATE');
});

test.each([
  [['estimate', '--format', 'yaml'], '--format must be one of text, json'],
  [['estimate', '--discover'], 'unknown argument'],
  [['estimate', '--units', '3'], 'unknown argument'],
  [['estimate'], '--config: no config was given'],
  [['estimat'], 'unknown command; did you mean estimate?'],
])('%j is an error in the input', async (args, message) => {
  const {code, stdout, lastLine} = checked(await runProgram({args}));
  expect([code, stdout]).toEqual([2, '']);
  expect(lastLine).toContain(message);
});
