// The commands that say something of the tap, or try it out: what stands on stdout, what on stderr, and how they end.

import {discover} from '../../catalog/discover.ts';
import {checked, runOn} from '../helpers/checked-run.ts';
import {configFor, runProgram} from '../helpers/tap.ts';
import {createShop, type FaultKind, type FaultyRoute, startSandbox} from '../sandbox/index.ts';

const say = async (...args: readonly string[]) => {
  const run = checked(await runProgram({args}));
  expect([run.code, run.stderr]).toEqual([0, '']);
  return run.stdout;
};

test('--version is the version and nothing else', async () => {
  expect(await say('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test.each(['--help', '-h'])('%s names every flag and every exit code', async (flag) => {
  const help = await say(flag);
  const flags = ['--config', '--catalog', '--properties', '--state', '--discover', '--test', '--about', '--format'];
  for (const name of [...flags, '--version', '--help']) expect(help).toContain(name);
  for (const code of [0, 1, 2, 3, 4, 5, 130, 141, 143]) expect(help).toMatch(new RegExp(`\\b${code}\\b`));
  expect(help).toMatch(/\n$/);
});

test('--about is text, JSON or Markdown', async () => {
  expect(await say('--about')).toMatch(/^Name: tap-lengow\n/);
  expect(JSON.parse(await say('--about', '--format', 'json'))).toMatchObject({
    name: 'tap-lengow',
    settings: {type: 'object'},
  });
  expect(await say('--about', '--format=markdown')).toMatch(/^# `tap-lengow`\n/);
});

test.each([[], ['--format=json'], ['--format=markdown']])('--about %s ends with one line feed', async (...format) => {
  expect(await say('--about', ...format)).toMatch(/[^\n]\n$/);
});

test('--about and --version look at no file', async () => {
  expect(await say('--about', '--config', '/no/config', '--state', '/no/state')).toMatch(/^Name/);
  expect(await say('--version', '--config', '/no/config')).toMatch(/^\d/);
});

describe('--test', () => {
  const shop = createShop({orders: 250, seed: 'test', marketplaces: ['amazon_fr', 'zalando_de']});

  test('says what the account sees, asks for one page, and writes nothing to stdout', async () => {
    await using sandbox = await startSandbox({shop});
    const run = await runOn(sandbox, {args: ['--test']});
    expect([run.code, run.stdout]).toEqual([0, '']);
    expect(run.stderr).toMatch(/^INFO Account 155 sees 2 marketplaces: amazon_fr, zalando_de$/m);
    expect(run.stderr).toMatch(
      /^INFO order and order_tracking can be read: \d+ orders were updated in the last 30 days$/m,
    );
    expect(sandbox.requests.map(({route}) => route)).toEqual(['token', 'marketplaces', 'orders']);
  });

  test('=all is the same', async () => {
    await using sandbox = await startSandbox({shop});
    const run = await runOn(sandbox, {args: ['--test=all']});
    expect([run.code, run.stdout, sandbox.requestsOf('orders').length]).toEqual([0, '', 1]);
  });

  test('=schema writes the SCHEMA message of each selected stream, without a request', async () => {
    await using sandbox = await startSandbox({shop});
    const catalog = discover();
    for (const {tap_stream_id, metadata} of catalog.streams)
      Object.assign(metadata.find(({breadcrumb}) => breadcrumb.length === 0)?.metadata ?? {}, {
        selected: tap_stream_id === 'order',
      });
    const config = configFor(sandbox, {stream_prefix: 'lengow_'});
    const [run, all] = [
      await runProgram({config, catalog, args: ['--test=schema']}),
      await runProgram({config, args: ['--test', 'schema']}),
    ];
    expect([run.code, run.stderr, sandbox.requests]).toEqual([0, '', []]);
    expect(
      run.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      expect.objectContaining({
        type: 'SCHEMA',
        stream: 'lengow_order',
        key_properties: ['account_id', 'marketplace', 'marketplace_order_id', 'marketplace_order_line_id'],
      }),
    ]);
    expect(all.stdout.split('\n')).toHaveLength(4);
    expect(all.stdout).toContain(run.stdout);
  });

  test('=schema minds what is wrong with the input', async () => {
    const run = checked(await runProgram({config: {start_date: 'x'}, args: ['--test=schema']}));
    expect([run.code, run.stdout]).toEqual([2, '']);
  });

  test.each<[number, FaultyRoute, FaultKind]>([
    [3, 'token', 400],
    [4, 'token', 'redirect'],
    [4, 'token', 500],
    [4, 'marketplaces', 503],
    [3, 'orders', 403],
    [4, 'orders', 400],
    [4, 'orders', 'html'],
  ])('ends with %i when the %s answer is %s', async (code, route, kind) => {
    await using sandbox = await startSandbox({shop});
    sandbox.faults.add({route, kind, nth: 'every'});
    const run = await runOn(sandbox, {args: ['--test'], config: {max_attempts: 2}});
    expect([run.code, run.stdout]).toEqual([code, '']);
  });

  test('takes a state, and minds one that is wrong', async () => {
    await using sandbox = await startSandbox({shop});
    const good = await runOn(sandbox, {args: ['--test'], state: {bookmarks: {order: {updated_at: '2026-01-01'}}}});
    const wrong = await runOn(sandbox, {args: ['--test'], state: {bookmarks: []}});
    expect([good.code, good.stdout, wrong.code, wrong.stdout]).toEqual([0, '', 2, '']);
  });

  test('minds an unknown marketplace', async () => {
    await using sandbox = await startSandbox({shop});
    const run = await runOn(sandbox, {args: ['--test'], config: {marketplaces: ['ebay']}});
    expect([run.code, run.lastLine]).toEqual([2, expect.stringMatching(/^CRITICAL marketplaces: ebay unknown/)]);
  });
});
