// The commands that describe the tap or test it: their output on stdout and stderr, and their exit codes.

import {chmodSync} from 'node:fs';
import {discover} from '../../catalog/discover.ts';
import {checked, runOn} from '../helpers/checked-run.ts';
import {configFor, type Json, runProgram} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {createShop, type FaultKind, type FaultyRoute, startSandbox} from '../sandbox/index.ts';

const say = async (...args: readonly string[]) => {
  const run = checked(await runProgram({args}));
  expect([run.code, run.stderr]).toEqual([0, '']);
  return run.stdout;
};

test.each(['--version', '-V'])('%s prints the version and nothing else', async (flag) => {
  expect(await say(flag)).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test.each(['--help', '-h'])('%s lists every flag and every exit code', async (flag) => {
  const help = await say(flag);
  const flags = ['--config', '--catalog', '--properties', '--state', '--discover', '--test', '--about', '--format'];
  for (const name of [...flags, '--version', '--help']) expect(help).toContain(name);
  for (const code of [0, 1, 2, 3, 4, 5, 130, 141, 143]) expect(help).toMatch(new RegExp(`\\b${code}\\b`));
  expect(help).toMatch(/\n$/);
});

test('--about prints text, JSON or Markdown', async () => {
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

test('--about and --version read no files', async () => {
  expect(await say('--about', '--config', '/no/config', '--state', '/no/state')).toMatch(/^Name/);
  expect(await say('--version', '--config', '/no/config')).toMatch(/^\d/);
});

describe('--test', () => {
  const shop = createShop({orders: 250, seed: 'test', marketplaces: ['amazon_fr', 'zalando_de']});

  const info = (log: readonly string[]) => log.filter((line) => line.startsWith('INFO '));

  const LIMITS = ['/access/get_token', '/marketplaces', '/orders'].map(
    (route) => `INFO ${route}: Lengow allows 500 requests a minute`,
  );

  test('reports the marketplaces and what a run would read, ends with OK, and writes nothing to stdout', async () => {
    await using sandbox = await startSandbox({shop});
    const run = await runOn(sandbox, {args: ['--test']});
    expect([run.code, run.stdout]).toEqual([0, '']);
    expect(info(run.log)).toEqual([
      'INFO Account 155: marketplaces amazon_fr, zalando_de',
      ...LIMITS,
      'INFO Personal data: identity none; contact none; address none; buyer_id none; free_text none; link none; parcel full (order_tracking.tracking_number, order_tracking.tracking_url, order_tracking.relay)',
      'INFO marketplace: would read 2 marketplaces',
      expect.stringMatching(/^INFO order, order_tracking: would read 250 orders, updated from \d{4}-.*Z to \d{4}-.*Z$/),
      'INFO This run would read 250 orders',
      'INFO OK',
    ]);
    expect(run.lastLine).toBe('INFO OK');
    expect(run.stderr).not.toMatch(/Wrote|job_duration|record_count/);
  });

  test('says class by class which personal data the policy lets out', async () => {
    await using sandbox = await startSandbox({shop});
    const run = await runOn(sandbox, {
      args: ['--test', '--select', 'order.invoice_url', '--deselect', 'order_tracking'],
      config: {personal_data: {link: 'hash', parcel: 'null'}, personal_data_key: 'a key of more than 32 characters'},
    });
    expect(run.log.filter((line) => line.startsWith('INFO Personal data'))).toEqual([
      'INFO Personal data: identity none; contact none; address none; buyer_id none; free_text none; link hash (order.invoice_url); parcel null. All but parcel is null in orders that are anonymized or older than 183 days',
    ]);
  });

  test('=all does the same', async () => {
    await using sandbox = await startSandbox({shop});
    const run = await runOn(sandbox, {args: ['--test=all']});
    expect([run.code, run.stdout, run.lastLine]).toEqual([0, '', 'INFO OK']);
  });

  test('with a state, says what a run would read from each bookmark', async () => {
    await using sandbox = await startSandbox({shop});
    const all = '2026-01-01T00:00:00.000000Z';
    const state = {bookmarks: {order: {updated_at: all}, order_tracking: {updated_at: all}}};
    const {log} = await runOn(sandbox, {args: ['--test'], state: {bookmarks: {order: state.bookmarks.order}}});
    expect(info(log).slice(6)).toEqual([
      expect.stringMatching(
        /^INFO order_tracking: would read \d+ orders, updated from 2\d{3}-.* to 2025-12-24T23:59:59/,
      ),
      expect.stringMatching(/^INFO order, order_tracking: would read \d+ orders, updated from 2025-12-25T00:00:00/),
      'INFO This run would read 250 orders',
      'INFO OK',
    ]);
  });

  test('accepts credentials that cannot read the marketplaces, as an orders-only run does', async () => {
    await using sandbox = await startSandbox({shop});
    sandbox.faults.add({route: 'marketplaces', kind: 403, nth: 'every'});
    const catalog = discover();
    for (const {tap_stream_id, metadata} of catalog.streams)
      Object.assign(metadata[0]?.metadata ?? {}, {selected: tap_stream_id === 'order'});
    const [run, tested] = [await runOn(sandbox, {catalog}), await runOn(sandbox, {catalog, args: ['--test']})];
    expect([run.code, tested.code, tested.lastLine]).toEqual([0, 0, 'INFO OK']);
    expect(tested.stderr).toMatch(/^INFO Account 155: marketplaces unknown$/m);
  });

  describe('refuses what a run refuses, with the same message:', () => {
    const day = '2031-01-01T00:00:00.000000Z';

    test.each<[string, Json, unknown, RegExp]>([
      [
        'a start_date in 2030',
        {start_date: '2030-01-01'},
        undefined,
        /\/start_date is 2030-01-01T.*, which is later than any data/,
      ],
      [
        'an end_date before the start of the history',
        {end_date: '2001-01-01'},
        undefined,
        /\/end_date is more than 24 months ago, and without a start_date only 24 months are read/,
      ],
      [
        'a bookmark in 2031',
        {},
        {bookmarks: {order: {updated_at: day}}},
        /order\/updated_at is 2031-.*, which is in the future/,
      ],
      ['an unknown marketplace', {marketplaces: ['ebay']}, undefined, /\/marketplaces names ebay, unknown/],
      ['an invalid state', {}, {bookmarks: []}, /\/bookmarks is an empty array/],
    ])('%s', async (_, config, state, message) => {
      await using sandbox = await startSandbox({shop});
      const run = await runOn(sandbox, {config, state});
      const tested = await runOn(sandbox, {config, state, args: ['--test']});
      // Each run has its own folder and current time.
      const timeless = ({lastLine}: {lastLine: string}) =>
        lastLine.replace(/\/\S*\/(?=\w+\.json)/g, '').replace(/before 2\S+Z$/, 'before now');
      expect([run.code, run.stdout, tested.code, tested.stdout]).toEqual([2, '', 2, '']);
      expect(timeless(run)).toMatch(message);
      expect(timeless(tested)).toBe(timeless(run));
    });
  });

  test.each([
    [0o644, true],
    [0o640, true],
    [0o604, true],
    [0o600, false],
    [0o611, false],
  ])(
    'for a config file with a secret and mode %o, --test prints a warning: %s; a run prints none',
    async (mode, warns) => {
      await using sandbox = await startSandbox({shop});
      using folder = temporaryFolder();
      const path = folder.write('keys.json', JSON.stringify(configFor(sandbox)));
      chmodSync(path, mode);
      const [tested, run] = [
        await runOn(sandbox, {args: ['--test', '-c', path]}),
        await runOn(sandbox, {args: ['-c', path]}),
      ];
      const warning = `WARNING ${path} holds a secret, and its permissions let other users read it; run chmod 600 on it`;
      expect([tested.code, run.code]).toEqual([0, 0]);
      expect(tested.log.filter((line) => line.startsWith('WARNING'))).toEqual(warns ? [warning] : []);
      expect(run.stderr).not.toContain('permissions');
    },
  );

  test('a config file without a secret may be readable by everyone', async () => {
    await using sandbox = await startSandbox({shop});
    using folder = temporaryFolder();
    const path = folder.write('rest.json', '{"lookback_days": 3, "secret": null}');
    chmodSync(path, 0o644);
    expect((await runOn(sandbox, {args: ['--test', '-c', path]})).stderr).not.toContain('permissions');
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

  test('=schema reports errors in the input', async () => {
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
  ])('exits with %i when the %s response is %s', async (code, route, kind) => {
    await using sandbox = await startSandbox({shop});
    sandbox.faults.add({route, kind, nth: 'every'});
    const run = await runOn(sandbox, {args: ['--test'], config: {max_attempts: 2}});
    expect([run.code, run.stdout]).toEqual([code, '']);
  });
});
