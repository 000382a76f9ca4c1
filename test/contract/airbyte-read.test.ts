// Airbyte's `read`: records, states and statuses as the platform needs them, however the run ends.

import {text} from 'node:stream/consumers';
import {type Configured, configured, discoveredStreams} from '../helpers/airbyte/configured.ts';
import {readInside} from '../helpers/airbyte/inside.ts';
import type {Stream, StreamState} from '../helpers/airbyte/messages.ts';
import {Platform} from '../helpers/airbyte/platform.ts';
import {checked} from '../helpers/checked-run.ts';
import {ALL_VALUES} from '../helpers/full-catalog.ts';
import {launch, until} from '../helpers/launch.ts';
import {shopWith} from '../helpers/odd-orders.ts';
import {ALL_STREAMS} from '../helpers/streams.ts';
import {Tables} from '../helpers/tables.ts';
import {configFor, type Json, runProgram} from '../helpers/tap.ts';
import {differences} from '../helpers/truth.ts';
import {createShop, openSandbox, type Sandbox, startSandbox, ZFS_FEEDS} from '../sandbox/index.ts';

const newShop = (seed: string) =>
  createShop({
    orders: 120,
    seed,
    actions: 30,
    vidrLines: 10,
    stockReports: 4,
    marketplaces: ['amazon_fr', 'zalando_de'],
  });
const CONFIG = {...ALL_VALUES, zfs_feeds: ZFS_FEEDS};
const linesOf = (stdout: string): string[] => stdout.split('\n').filter(Boolean);

let streams: readonly Stream[];
let everything: Configured;
const only = (...names: readonly string[]) => configured(streams.filter(({name}) => names.includes(name)));
const withSchema = (name: string, json_schema: object): Configured =>
  configured([{...streams.find((one) => one.name === name), json_schema} as Stream]);

beforeAll(async () => {
  streams = await discoveredStreams({access_token: 'token-1', secret: 'secret-1', ...CONFIG});
  everything = configured(streams);
});

type Read = {readonly config?: Json; readonly catalog?: Configured; readonly state?: unknown};

/** Runs `read`, checks what the platform would, and returns what it knows. */
async function read(sandbox: Sandbox, {config = CONFIG, catalog = everything, state}: Read = {}) {
  const options = {config: configFor(sandbox, config), catalog, state, args: ['read']};
  const {code, stdout, lastLine} = checked(await runProgram(options), sandbox);
  const platform = new Platform(namesIn(catalog)).take(linesOf(stdout));
  expect(platform.end(code)).toEqual([]);
  return {code, lastLine, platform, stdout};
}

/** The same in this process, for a run that is complete. */
async function inside(sandbox: Sandbox, given: Parameters<typeof readInside>[1]): Promise<Platform> {
  const {code, stdout} = await readInside(sandbox, given);
  const platform = new Platform(namesIn(given.catalog)).take(linesOf(stdout));
  expect([code, platform.end(code)]).toEqual([0, []]);
  return platform;
}

const namesIn = ({streams: entries}: Configured): string[] =>
  entries.map((entry) => (entry as {stream: {name: string}}).stream.name).filter((name) => name in KNOWN);
const KNOWN = Object.fromEntries(ALL_STREAMS.map((name) => [name, true]));
const statuses = (platform: Platform, names: readonly string[]) => names.map((name) => platform.statusOf(name));

test('all streams as incremental, twice, and as full_refresh: the tables equal the shop', async () => {
  const shop = newShop('read');
  await using sandbox = await startSandbox({shop});
  const first = await read(sandbox);
  expect([first.code, first.lastLine]).toEqual([0, '']);
  const tables = first.platform.loadInto(new Tables());
  expect(differences(tables, sandbox.truth(), {streams: ALL_STREAMS})).toEqual([]);
  expect(first.platform.states).toHaveLength(ALL_STREAMS.length);
  for (let change = 0; change < 10; change++) shop.touch();
  shop.clock.advance(5);
  const second = await read(sandbox, {state: first.platform.states});
  expect(second.code).toBe(0);
  expect(second.platform.recordsOf('order')).toBeLessThan(first.platform.recordsOf('order'));
  expect(differences(second.platform.loadInto(tables), sandbox.truth(), {streams: ALL_STREAMS})).toEqual([]);
  const full = await read(sandbox, {catalog: configured(streams, 'full_refresh'), state: second.platform.states});
  expect(differences(full.platform.loadInto(new Tables()), sandbox.truth(), {streams: ALL_STREAMS})).toEqual([]);
});

test('a run that claims nothing new has a state of its own after the records', async () => {
  const sandbox = openSandbox({shop: createShop({orders: 60, months: 1, seed: 'same'})});
  const daysAgo = (days: number) => new Date(sandbox.shop.clock.now() / 1000 - days * 86_400_000).toISOString();
  // Younger than the lookback, so that a run claims nothing of it.
  const given = {config: {start_date: daysAgo(6), end_date: daysAgo(1)}, catalog: only('order', 'order_tracking')};
  const first = await inside(sandbox, given);
  const second = await inside(sandbox, {...given, states: first.states});
  expect(second.recordsOf('order')).toBeGreaterThan(0);
  const bookmarks = (states: readonly object[]) => states.map((state) => (state as StreamState).stream.stream_state);
  expect(bookmarks(second.states)).toEqual(bookmarks(first.states));
});

test('columns come from the configured schema, and keys are always sent', async () => {
  const catalog = withSchema('order_tracking', {properties: {carrier: {}, updated_at: {}}});
  const platform = await inside(openSandbox({shop: newShop('columns')}), {config: {}, catalog});
  const [row] = platform.loadInto(new Tables()).rows('order_tracking');
  expect(Object.keys(row ?? {})).toEqual([
    ...['account_id', 'marketplace', 'marketplace_order_id', 'tracking_number', 'carrier', 'updated_at'],
  ]);
});

test.each([{}, {properties: null}, {properties: {}}])('the schema %j means the default columns', async (schema) => {
  const catalog = withSchema('order', schema);
  const platform = await inside(openSandbox({shop: newShop('default')}), {config: {}, catalog});
  const [row] = platform.loadInto(new Tables()).rows('order');
  expect(row).toHaveProperty('total_order');
  expect(row).not.toHaveProperty('sku_field');
});

test('a stream that lacks a setting is complete, without records', async () => {
  const platform = await inside(openSandbox({shop: newShop('setting')}), {config: {}, catalog: only('zfs_stock')});
  expect([platform.statusOf('zfs_stock'), platform.recordsOf('zfs_stock')]).toEqual(['COMPLETE', 0]);
});

test('unknown streams and columns, and settings without effect, are warned of', async () => {
  await using sandbox = await startSandbox({shop: newShop('unknown')});
  const {streams: entries} = withSchema('marketplace', {properties: {colour: {}}});
  const stranger = {stream: {name: 'invoices', json_schema: null}, sync_mode: 'full_refresh'};
  const config = {...CONFIG, stream_prefix: 'l_', activate_version: true};
  const {code, platform, stdout} = await read(sandbox, {config, catalog: {streams: [...entries, stranger]}});
  expect([code, stdout.includes('l_')]).toEqual([0, false]);
  expect(platform.log.filter((line) => line.startsWith('WARN'))).toEqual([
    expect.stringMatching(/^WARN stream_prefix and activate_version have no effect in Airbyte/),
    expect.stringMatching(/catalog\.json: there is no stream invoices/),
    expect.stringMatching(/catalog\.json: marketplace has no columns colour/),
  ]);
});

describe('what cannot be read is an error in the input', () => {
  const STATE = {type: 'STREAM', stream: {stream_descriptor: {name: 'order'}, stream_state: {claims: 7}}};
  const ORDER = {stream: {name: 'order'}, sync_mode: 'incremental'};
  test.each<[string, Read, RegExp]>([
    [
      'a legacy state',
      {state: {order: {}}},
      /state\.json: is an object; expected an array of states of the type STREAM/,
    ],
    ['a legacy state in an array', {state: [{data: {}}]}, /state\.json: \/0\/type is missing/],
    ['a global state', {state: [{type: 'GLOBAL', global: {}}]}, /state\.json: \/0\/type is GLOBAL/],
    ['an invalid bookmark', {state: [STATE]}, /state\.json: \/0\/stream\/stream_state\/claims is 7/],
    ['no array of streams', {catalog: {streams: null} as never}, /catalog\.json: \/streams is null/],
    [
      'an unknown mode',
      {catalog: {streams: [{stream: {name: 'order'}, sync_mode: 'some'}]}},
      /\/streams\/0\/sync_mode is/,
    ],
    [
      'a stream twice',
      {catalog: {streams: [ORDER, ORDER]}},
      /\/streams\/1\/stream\/name repeats order; expected each stream only once/,
    ],
  ])('%s', async (_, {catalog = only('order'), state}, message) => {
    const config = {access_token: 'token-1', secret: 'secret-1'};
    const {code, stdout, lastLine} = checked(await runProgram({config, catalog, state, args: ['read']}));
    const {errors, faults} = new Platform([]).take(linesOf(stdout));
    expect([code, faults, errors[0]?.failure_type]).toEqual([2, [], 'config_error']);
    expect(errors[0]?.message).toMatch(message);
    expect(lastLine).toMatch(message);
  });

  test('no catalog at all', async () => {
    const {code, lastLine} = checked(await runProgram({config: {access_token: 'a-1', secret: 'b-1'}, args: ['read']}));
    expect([code, lastLine]).toEqual([2, expect.stringContaining('--catalog: no catalog was given')]);
  });
});

describe('a run that fails says so, and which streams are incomplete', () => {
  const NAMES = ['marketplace', 'order', 'order_action'];

  test.each([
    ['refused keys', {route: 'token', kind: 401}, 3, 'config_error', ['INCOMPLETE', 'INCOMPLETE', 'INCOMPLETE']],
    ['no answer', {route: 'orders', kind: 503}, 4, 'transient_error', ['COMPLETE', 'INCOMPLETE', 'COMPLETE']],
    ['no login', {route: 'token', kind: 503}, 4, 'transient_error', ['INCOMPLETE', 'INCOMPLETE', 'INCOMPLETE']],
  ] as const)('%s', async (_, fault, code, type, expected) => {
    await using sandbox = await startSandbox({shop: newShop('fail')});
    sandbox.faults.add({...fault, nth: 'every'});
    const run = await read(sandbox, {config: {...CONFIG, max_attempts: 2}, catalog: only(...NAMES)});
    const [error] = run.platform.errors;
    expect([run.code, error?.failure_type, statuses(run.platform, NAMES)]).toEqual([code, type, expected]);
    expect(run.lastLine).toBe(`CRITICAL ${error?.message}`);
  });

  test('a value that cannot be written', async () => {
    await using sandbox = await startSandbox({shop: shopWith({total_order: 'PII-twelve'})});
    const run = await read(sandbox, {catalog: only('order', 'order_tracking')});
    expect([run.code, run.platform.errors[0]?.failure_type]).toEqual([5, 'system_error']);
    expect(statuses(run.platform, ['order', 'order_tracking'])).toEqual(['INCOMPLETE', 'COMPLETE']);
  });

  test('SIGTERM: what is complete stays complete, and the last states are written', async () => {
    await using sandbox = await startSandbox({shop: newShop('signal')});
    sandbox.faults.add({route: 'orders', kind: 'timeout', nth: 2, times: 1e9});
    const options = {config: configFor(sandbox, CONFIG), catalog: only(...NAMES), args: ['read'], imports: []};
    const {child, ended, stderr} = launch(options);
    const stdout = text(child.stdout as NodeJS.ReadableStream);
    await until(() => sandbox.requestsOf('orders').length > 1);
    child.kill('SIGTERM');
    const platform = new Platform(NAMES).take(linesOf(await stdout));
    expect([await ended, platform.end(await ended)]).toEqual([143, []]);
    expect(platform.errors).toMatchObject([{failure_type: 'transient_error'}]);
    expect(statuses(platform, NAMES)).toEqual(['COMPLETE', 'INCOMPLETE', 'INCOMPLETE']);
    expect(await stderr).toMatch(/^WARNING Interrupted by SIGTERM/);
  });
});
