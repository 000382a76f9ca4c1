// What a user does with the project, one step after the other; each step says what must come of it.

import assert from 'node:assert/strict';
import {join, resolve} from 'node:path';
import {temporaryFolder} from '../config/temporary-folder.ts';
import type {Tables} from '../helpers/tables.ts';
import {busy, createShop, type Sandbox, startSandbox} from '../sandbox/index.ts';
import {databaseOf, faultsOf, filesOf} from './loaded.ts';
import {DATABASE, Postgres, USER} from './postgres.ts';
import {Project} from './project.ts';

const RUN_JSONL = ['run', 'tap-lengow', 'target-jsonl'];
const RUN_POSTGRES = ['run', 'tap-lengow', 'target-postgres'];
const FAST_TIMERS = String(new URL('../helpers/fast-timers.js', import.meta.url));
const DAY_MS = 86_400_000;

/** @throws what did not come true. */
export async function scenario(): Promise<void> {
  await using sandbox = await startSandbox({shop: createShop({orders: 1200, seed: 'meltano', ties: [3, 130]})});
  await using postgres = await Postgres.start();
  using project = new Project('meltano/meltano.yml', {...tapSettings(sandbox), ...postgresSettings(postgres)});
  await first(project);
  await files(project, sandbox);
  await database(project, sandbox, postgres);
  await definition(sandbox);
}

const tapSettings = ({url, accessToken, secret}: Sandbox) => ({
  TAP_LENGOW_ACCESS_TOKEN: accessToken,
  TAP_LENGOW_SECRET: secret,
  TAP_LENGOW_API_URL: url,
});

const postgresSettings = ({port}: Postgres) => ({
  TARGET_POSTGRES_HOST: '127.0.0.1',
  TARGET_POSTGRES_PORT: String(port),
  TARGET_POSTGRES_USER: USER,
  TARGET_POSTGRES_PASSWORD: 'any',
  TARGET_POSTGRES_DATABASE: DATABASE,
});

async function first(project: Project): Promise<void> {
  await step('meltano install', async () => {
    for (const [loader, lock] of [
      ['target-jsonl', 'target-jsonl'],
      ['target-postgres', 'meltanolabs-target-postgres'],
    ] as const) {
      // What a package needs may be newer tomorrow; here it is as it was when this was written.
      const env = {UV_CONSTRAINT: resolve(`test/targets/locks/${lock}.txt`)};
      const {code, said} = await project.runWith(env, 'install', 'loader', loader);
      assert.equal(code, 0, said);
    }
  });
  await step('meltano select --list: keys come always, the opt-in columns as the project says', async () => {
    const {stdout} = await project.run('select', 'tap-lengow', '--list', '--all');
    for (const line of [
      'automatic  ] order.updated_at',
      'selected   ] order.sku',
      'excluded   ] order.original_currency',
    ])
      assert.match(stdout, new RegExp(line.replaceAll(/[\].]/g, '\\$&')));
  });
  await step('meltano config test: good keys and wrong ones', async () => {
    await project.run('config', 'test', 'tap-lengow');
    const {code, said} = await project.runWith({TAP_LENGOW_SECRET: 'another-secret'}, 'config', 'test', 'tap-lengow');
    assert.notEqual(code, 0);
    assert.match(said, /Lengow refused access_token and secret/);
  });
}

async function files(project: Project, sandbox: Sandbox): Promise<void> {
  const {shop} = sandbox;
  const loaded = () => filesOf(join(project.folder, 'output'));
  await step('meltano run to target-jsonl: all is there; warnings and metrics show as such', async () => {
    sandbox.faults.add({route: 'orders', kind: 503, nth: 2});
    const {tap} = await project.run(...RUN_JSONL);
    expectTruth(loaded(), sandbox);
    assert.ok(tap.some(({level, event}) => level === 'warning' && event.includes('HTTP 503')));
    assert.ok(tap.some((line) => (line.metric_info as {metric?: string})?.metric === 'record_count'));
  });
  await step('again, after changes: goes on from its state', async () => {
    const saved = await bookmarkOf(project, 'target-jsonl');
    change(sandbox);
    const from = await firstAsked(sandbox, () => project.run(...RUN_JSONL));
    assert.ok(from > Date.parse(saved) - 8 * DAY_MS, `asked from ${new Date(from).toISOString()}`);
    assert.ok((await bookmarkOf(project, 'target-jsonl')) > saved);
    expectTruth(loaded(), sandbox);
  });
  shop.clock.advance(SETTLED_SECONDS);
}

async function database(project: Project, sandbox: Sandbox, postgres: Postgres): Promise<void> {
  const loaded = () => databaseOf(postgres, 'lengow');
  await step(
    'meltano run to target-postgres, in a busy shop, until the API fails for good: exit 1, critical',
    async () => {
      const stop = sandbox.beforeRequest(busy({seed: 'meltano', anonymise: false}));
      sandbox.faults.add({route: 'orders', kind: 503, nth: 7, times: Number.POSITIVE_INFINITY});
      const {code, tap} = await project.runWith({NODE_OPTIONS: `--import=${FAST_TIMERS}`}, ...RUN_POSTGRES);
      stop();
      sandbox.faults.clear();
      assert.equal(code, 1);
      assert.deepEqual([tap.at(-1)?.level, /HTTP 503/.test(tap.at(-1)?.event ?? '')], ['critical', true]);
    },
  );
  await step('again: goes on from what had arrived, and all is there', async () => {
    const saved = await bookmarkOf(project, 'target-postgres');
    sandbox.shop.clock.advance(SETTLED_SECONDS);
    const from = await firstAsked(sandbox, () => project.run(...RUN_POSTGRES));
    assert.ok(from > Date.parse(saved) - 8 * DAY_MS, `asked from ${new Date(from).toISOString()}`);
    expectTruth(await loaded(), sandbox);
  });
  await step('again, after changes', async () => {
    change(sandbox);
    await project.run(...RUN_POSTGRES);
    expectTruth(await loaded(), sandbox);
  });
  await step('meltano run --full-refresh: reads the whole history', async () => {
    change(sandbox);
    const from = await firstAsked(sandbox, () => project.run('run', '--full-refresh', ...RUN_POSTGRES.slice(1)));
    assert.ok(from < sandbox.shop.clock.start / 1000 - 700 * DAY_MS, `asked from ${new Date(from).toISOString()}`);
    expectTruth(await loaded(), sandbox);
  });
}

/** The definition, in a project that has nothing yet. */
async function definition(sandbox: Sandbox): Promise<void> {
  using folder = temporaryFolder();
  const empty = folder.write(
    'meltano.yml',
    'default_environment: dev\nsend_anonymous_usage_stats: false\nenvironments: [{name: dev}]\n',
  );
  using project = new Project(empty, {
    ...tapSettings(sandbox),
    TAP_LENGOW_REQUEST_TIMEOUT_SECONDS: '7.5',
    TAP_LENGOW_MARKETPLACES: '["amazon_fr"]',
    TAP_LENGOW_INVALID_VALUES: 'null',
    TAP_LENGOW_ACTIVATE_VERSION: 'true',
  });
  await step(
    'meltano add --from-ref: takes the definition, and the tap what Meltano makes of its settings',
    async () => {
      await project.run('add', 'tap-lengow', `--from-ref=${resolve('meltano/tap-lengow.yml')}`);
      const {stdout} = await project.run('config', 'print', 'tap-lengow');
      const {marketplaces, invalid_values, activate_version, lookback_days, max_concurrency} = JSON.parse(stdout);
      assert.deepEqual(
        [marketplaces, invalid_values, activate_version, lookback_days, max_concurrency],
        [['amazon_fr'], 'null', true, 7, 8],
      );
      await project.run('invoke', 'tap-lengow', '--test');
    },
  );
}

// The tap reads to two seconds before the server's time, which is told in whole seconds.
const SETTLED_SECONDS = 5;

function change({shop}: Sandbox): void {
  for (let count = 0; count < 40; count++) shop.touch();
  for (let count = 0; count < 5; count++) shop.create();
  shop.bulk(150);
  shop.clock.advance(SETTLED_SECONDS);
}

function expectTruth(tables: Tables, {shop}: Sandbox): void {
  assert.deepEqual(faultsOf(tables, shop.truth()), []);
}

async function bookmarkOf(project: Project, loader: string): Promise<string> {
  const {stdout} = await project.run('state', 'get', `dev:tap-lengow-to-${loader}`);
  return JSON.parse(stdout).singer_state.bookmarks.order.updated_at;
}

/** The earliest instant that the run asked for orders from. */
async function firstAsked(sandbox: Sandbox, run: () => Promise<unknown>): Promise<number> {
  const before = sandbox.requestsOf('orders').length;
  await run();
  const asked = sandbox.requestsOf('orders').slice(before);
  return Math.min(...asked.map(({query}) => Date.parse(query.updated_from ?? '')));
}

async function step(name: string, work: () => Promise<void>): Promise<void> {
  const startMs = performance.now();
  try {
    await work();
  } catch (error) {
    throw new Error(`FAILED  ${name}\n${error instanceof Error ? error.message : error}`, {cause: error});
  }
  process.stdout.write(`ok      ${name} (${((performance.now() - startMs) / 1000).toFixed(1)} s)\n`);
}
