// What the program accepts and says before it reads anything, if the config names API V2.

import {runProgram} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';

const V2 = {api_version: 'v2', v2_client_id: 4711};
const STREAMS = ['marketplace', 'order', 'order_tracking'];

type Files = {readonly config?: object; readonly catalog?: object; readonly state?: object};

/** Runs the program on files with these values. */
async function run(
  args: readonly string[],
  {config = V2, catalog, state}: Files = {},
  env: Record<string, string> = {},
) {
  using folder = temporaryFolder();
  const files = Object.entries({config, catalog, state}).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, folder.write(`${name}.json`, JSON.stringify(value))],
  );
  const {code, stdout, stderr} = await runProgram({args: [...args, ...files], env});
  return {code, stdout, stderr: stderr.replaceAll(`${folder.path}/`, '')};
}

const idsIn = (catalog: string) =>
  JSON.parse(catalog).streams.map(({tap_stream_id: id}: {tap_stream_id: string}) => id);

/** The streams of the SCHEMA messages. */
const schemasIn = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).stream);

test('--discover lists the streams that V2 has, and --test=schema writes them', async () => {
  const discovered = await run(['--discover']);
  expect([discovered.code, discovered.stderr, idsIn(discovered.stdout)]).toEqual([0, '', STREAMS]);
  const catalog = JSON.parse(discovered.stdout);
  for (const files of [{}, {catalog}]) {
    const {code, stdout, stderr} = await run(['--test=schema'], files);
    expect([code, stderr, schemasIn(stdout)]).toEqual([0, '', STREAMS]);
  }
});

test('--discover reads the version from the environment too, and ignores a config with faults', async () => {
  const {stdout} = await runProgram({args: ['--discover', '-c', 'ENV'], env: {TAP_LENGOW_API_VERSION: 'v2'}});
  expect(idsIn(stdout)).toEqual(STREAMS);
  const faulty = await run(['--discover'], {config: {api_version: 'v2', start_date: 'x'}});
  expect([faulty.code, idsIn(faulty.stdout)]).toEqual([0, STREAMS]);
});

test('a catalog or a pattern that selects a stream that V2 does not have is refused', async () => {
  const catalog = JSON.parse((await run(['--discover'], {config: {}})).stdout);
  const marked = (entry: {tap_stream_id: string; metadata: {breadcrumb: string[]; metadata: object}[]}) => ({
    ...entry,
    metadata: entry.metadata.map((item) =>
      item.breadcrumb.length === 0 ? {...item, metadata: {...item.metadata, selected: true}} : item,
    ),
  });
  const streams = catalog.streams
    .map(marked)
    .filter((entry: {tap_stream_id: string}) => ['marketplace', 'order_action'].includes(entry.tap_stream_id));
  expect(await run([], {catalog: {streams}})).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'CRITICAL catalog.json: /streams/1 selects order_action, which API V2 does not have; expected only marketplace, order, order_tracking\n',
  });
  expect(await run(['--select', 'order_raw'])).toMatchObject({
    code: 2,
    stderr:
      'CRITICAL --select: selects order_raw, which API V2 does not have; expected only marketplace, order, order_tracking\n',
  });
});

test('a catalog of v3 with nothing else selected is accepted', async () => {
  const catalog = JSON.parse((await run(['--discover'], {config: {}})).stdout);
  expect(catalog.streams.length).toBeGreaterThan(STREAMS.length);
  const {code, stdout, stderr} = await run(['--test=schema'], {catalog});
  expect([code, stderr, schemasIn(stdout)]).toEqual([0, '', STREAMS]);
});

test('a state of the other version is refused, together with the faults of other files', async () => {
  const state = {bookmarks: {order: {account_id: '4711', claims: ''}}};
  const {code, stderr} = await run([], {config: {...V2, set_currency: 'EUR'}, state});
  expect([code, stderr.split('\n')]).toEqual([
    2,
    [
      'CRITICAL config.json: /set_currency is set together with api_version v2; expected no such setting, because V2 does not convert amounts',
      'CRITICAL state.json: /bookmarks/order was written for API v3, but this config reads API V2; expected the state of a run with the same api_version, or none',
      '',
    ],
  ]);
});

test('state show names the version', async () => {
  const claims = '2026-10-01T00:00:00.000000Z/2026-10-08T00:00:00.000000Z';
  using folder = temporaryFolder();
  const path = folder.write(
    'state.json',
    JSON.stringify({bookmarks: {order: {account_id: '4711', api_version: 'v2', claims}}}),
  );
  const text = await runProgram({args: ['state', 'show', path]});
  expect(text.stdout.split('\n')[0]).toBe('Account 4711, API V2');
  const json = await runProgram({args: ['state', 'show', path, '--format', 'json']});
  expect(JSON.parse(json.stdout)).toMatchObject({account_id: '4711', api_version: 'v2'});
});

test('plain http is warned of, wherever the config is read', async () => {
  const {code, stderr} = await run(['--test=schema'], {
    config: {...V2, api_url: 'http://api.lengow.com', allow_plain_http: true},
  });
  expect([code, stderr]).toEqual([
    0,
    'WARNING config.json: /api_url is an http URL: the names and addresses of buyers travel unencrypted; use https if API V2 offers it\n',
  ]);
});

test.each(['estimate', 'plan'])('%s is for API v3 only', async (word) => {
  const args = word === 'plan' ? [word, '--units', '2'] : [word];
  expect(await run(args)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      'CRITICAL This command reads API v3 only, but api_version is "v2"; use a config for API v3, with access_token and secret\n',
    ),
  });
});

test('init is for API v3 only', async () => {
  using folder = temporaryFolder();
  const args = ['init', '-c', `${folder.path}/config.json`];
  expect(await runProgram({args, env: {TAP_LENGOW_API_VERSION: 'v2'}})).toMatchObject({
    code: 2,
    stderr:
      'CRITICAL init sets up API v3 only, but TAP_LENGOW_API_VERSION is "v2"; unset it, or write a config for API V2 by hand (docs/v2.md)\n',
  });
});
