// The policy for personal data through the built program, with `--select '*.*'` against an API that is full of
// canaries: what is on stdout, on stderr at DEBUG and in the report, in every mode; and what other commands say.

import {csvOf, inventoryOf} from '../commands/verify/inventory-file.ts';
import {runOn} from '../helpers/checked-run.ts';
import {PERSONAL_KEY} from '../helpers/keyed-hash.ts';
import {messagesOf} from '../helpers/messages.ts';
import {OPT_IN_STREAMS} from '../helpers/streams.ts';
import {Tables} from '../helpers/tables.ts';
import {type Json, runProgram} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {allowedInRaw, canaryTextsIn, type Given, modesOf, openValues} from '../personal/allowed.ts';
import {CANARY, canariesIn} from '../personal/canary.ts';
import {FULL_ORDER, withOther} from '../personal/full-order.ts';
import {hashesIn} from '../personal/hashed.ts';
import {type Raw, standingOf} from '../personal/standing.ts';
import {createShop, type Sandbox, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 250, months: 10, seed: 'program', unknownMembers: true});
const EVERYTHING = ['--select', '*.*'];
const erased = shop.orders.filter((_, at) => at % 7 === 0);
const isErased = (marketplace: string, id: string) =>
  erased.some((order) => order.marketplace === marketplace && order.id === id);
const LIST = erased.map(({marketplace, id}) => `${marketplace}\t${id}\n`).join('');

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({shop, canaries: true});
});
afterAll(() => sandbox[Symbol.asyncDispose]());

/** The helper checks that neither stderr nor the report contains a canary. */
async function run(config: Json, args: readonly string[] = EVERYTHING, env = {}) {
  using folder = temporaryFolder();
  const personal = {personal_data_key: PERSONAL_KEY, personal_data_erased: folder.write('erased.tsv', LIST)};
  return await runOn(sandbox, {config: {...personal, ...config}, args, env});
}

const cases: readonly (readonly [Given, 'text' | 'json'])[] = [
  [{all: 'none'}, 'text'],
  [{all: 'null'}, 'json'],
  [{all: 'hash'}, 'text'],
  [{all: 'full'}, 'json'],
  [{contact: 'hash', address: 'full', link: 'null', free_text: 'full', parcel: 'none'}, 'text'],
];

test.each(cases)('%j leaves exactly what it allows, on stdout only (log as %s)', async (given, format) => {
  const {code, stdout, stderr} = await run({personal_data: given}, EVERYTHING, {TAP_LENGOW_LOG_FORMAT: format});
  expect(code).toBe(0);
  const upper = shop.clock.now();
  const sent = shop.orders.map((entry) => {
    const raw = JSON.parse(sandbox.sent(entry)) as Raw;
    return {raw, standing: standingOf(raw, {upper, isErased})};
  });
  // `order_raw` may have whatever a column may have.
  const {canaries, hashes} = allowedInRaw(openValues(sent), modesOf(given));
  expect([canaryTextsIn([stdout]), hashesIn(stdout)]).toEqual([canaries, hashes]);
  const others = messagesOf(stdout).filter(({type}) => type !== 'RECORD');
  expect(canariesIn(JSON.stringify(others))).toEqual([]);
  expect(hashesIn(JSON.stringify(others) + stderr)).toEqual([]);
  expect(others.flatMap(({stream = [], type}) => (type === 'SCHEMA' ? stream : []))).toEqual(
    expect.arrayContaining([...OPT_IN_STREAMS]),
  );
});

test('names and statuses that may be personal themselves are not shown', async () => {
  const strange = {'jane.PII-1@b.example': 1, '+33 6 PII-2': 1, 'Jane PII-3': {}, gift_note: 'PII-4'};
  const places = ['', 'billing_address', 'packages[]', 'packages[].cart[]', 'packages[].delivery', 'tax', 'payments[]'];
  const order = places.reduce<unknown>((all, path) => withOther(all, path, strangeAt(all, path, strange)), FULL_ORDER);
  await using own = await startSandbox({shop: createShop({orders: 0, now: '2026-03-01T12:00:00Z'})});
  own.shop.addOrder({...(order as Raw), lengow_status: 'jane.PII-5@b.example'});
  const {code, stdout, log} = await runOn(own, {args: EVERYTHING});
  expect(code).toBe(0);
  expect(stdout).not.toMatch(/PII-[1-4]/);
  const [drift] = log.filter((line) => line.includes('does not know'));
  expect(drift).toContain('billing_address.(name hidden); billing_address.gift_note; ');
  expect(drift).toMatch(/; lengow_status \(name hidden\)$/);
});

/** The object at a path, with more members. */
function strangeAt(order: unknown, path: string, more: object): object {
  const at = path.split('.').reduce<unknown>((value, step) => {
    const name = step.replace('[]', '');
    const member = name === '' ? value : (value as Raw)[name];
    return step.endsWith('[]') ? (member as unknown[])[0] : member;
  }, order);
  return {...(at as object), ...more};
}

describe('no other command shows a canary:', () => {
  let state: unknown;
  let table: string;
  beforeAll(async () => {
    const {stdout} = await run({personal_data: {all: 'full'}});
    const tables = new Tables().load(stdout);
    state = tables.state;
    table = csvOf(inventoryOf(tables));
  });

  test.each([
    ['--test', ...EVERYTHING],
    ['--test=schema', ...EVERYTHING],
    ['--discover', ...EVERYTHING],
    ['--about', '--format', 'json'],
    ['estimate', '--format', 'json', ...EVERYTHING],
    ['plan', '--units', '3', ...EVERYTHING],
  ])('%s', async (...args) => {
    const {code, stdout} = await run({personal_data: {all: 'full'}, start_date: '2024-01-01'}, args);
    expect([code, stdout]).toEqual([0, expect.not.stringContaining(CANARY)]);
  });

  test('verify', async () => {
    using folder = temporaryFolder();
    const rows = folder.write('orders.csv', table.replace(/\n.*\n/, '\n'));
    const options = {config: sandbox.config, state, env: {LOG_LEVEL: 'debug'}, args: ['verify', '--orders', rows]};
    const {code, stdout, stderr} = await runProgram(options);
    expect([code, stdout + stderr]).toEqual([6, expect.not.stringContaining(CANARY)]);
  });

  test('state show, state merge and init', async () => {
    using folder = temporaryFolder();
    const path = folder.write('state.json', JSON.stringify(state));
    const {accessToken, secret} = sandbox.options;
    const runs = await Promise.all([
      runProgram({args: ['state', 'show', path]}),
      runProgram({args: ['state', 'merge', path]}),
      runProgram({
        args: ['init', '-c', `${folder.path}/config.json`],
        env: {TAP_LENGOW_API_URL: sandbox.url, LOG_LEVEL: 'debug'},
        input: `${accessToken}\n${secret}\n\n\n\n`,
      }),
    ]);
    for (const {code, stdout, stderr} of runs)
      expect([code, stdout + stderr]).toEqual([0, expect.not.stringContaining(CANARY)]);
  });
});
