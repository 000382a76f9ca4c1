// The policy for personal data with everything selected, for every class and mode: what a run writes of orders is exactly
// what the hand-written classes allow, whatever has become of the orders.

import fc from 'fast-check';
import {fullCatalog} from '../helpers/full-catalog.ts';
import {type InsideRun, runInside} from '../helpers/inside.ts';
import {PERSONAL_KEY} from '../helpers/keyed-hash.ts';
import {type Message, messagesOf} from '../helpers/messages.ts';
import {ALL_STREAMS} from '../helpers/streams.ts';
import {
  allowedIn,
  allowedInRaw,
  CLASS_NAMES,
  canaryTextsIn,
  columnValues,
  type Given,
  type Mode,
  type Modes,
  modesOf,
  openValues,
  type Sent,
} from '../personal/allowed.ts';
import {canariesIn} from '../personal/canary.ts';
import {CLASSES} from '../personal/classes.ts';
import {PERSONAL_COLUMNS} from '../personal/columns.ts';
import {FULL_ORDER} from '../personal/full-order.ts';
import {hashesIn} from '../personal/hashed.ts';
import {type Raw, standingOf} from '../personal/standing.ts';
import {createShop, openSandbox} from '../sandbox/index.ts';

const MODES: readonly Mode[] = ['none', 'null', 'hash', 'full'];
const EVERYTHING = fullCatalog(...ALL_STREAMS);
const OF_ORDERS = Object.entries(PERSONAL_COLUMNS).filter(
  ([stream]) => stream !== 'order_action' && stream !== 'amazon_vidr',
);

const shop = createShop({orders: 180, months: 10, seed: 'policy', unknownMembers: true, now: '2026-03-01T12:00:00Z'});
const sandbox = openSandbox({shop, canaries: true});
const erased = new Set(shop.orders.filter((_, at) => at % 6 === 0).map(({marketplace, id}) => `${marketplace} ${id}`));
// It has every personal value; in the other orders, some are rare.
shop.addOrder(FULL_ORDER);
const isErased = (marketplace: string, id: string) => erased.has(`${marketplace} ${id}`);

const sent = shop.orders.map((entry): Sent => {
  const raw = JSON.parse(sandbox.sent(entry)) as Raw;
  return {raw, standing: standingOf(raw, {upper: shop.clock.now(), isErased})};
});

const values = openValues(sent);

async function run(personal_data: Given): Promise<InsideRun> {
  const config = {personal_data, personal_data_key: PERSONAL_KEY};
  const ran = await runInside(sandbox, {config, catalog: EVERYTHING, isErased, level: 'INFO'});
  expect([ran.code, ran.stderr.match(/^CRITICAL.*/m)?.[0]]).toEqual([0, undefined]);
  return ran;
}

const isRaw = (line: string): boolean => (JSON.parse(line) as Message).stream === 'order_raw';

const linesOf = (stdout: string, isWanted: (type: string) => boolean): string[] =>
  stdout.split('\n').filter((line) => line !== '' && isWanted((JSON.parse(line) as Message).type));

/** The few texts that only one of the lists has, which are easier to read than both lists. */
function differing(found: readonly string[], wanted: readonly string[]) {
  const [ours, theirs] = [new Set(found), new Set(wanted)];
  return {
    forbidden: found.filter((text) => !theirs.has(text)).slice(0, 5),
    missing: wanted.filter((text) => !ours.has(text)).slice(0, 5),
  };
}
const NOTHING = {forbidden: [], missing: []};

function expectAllowed({stdout, stderr}: InsideRun, modes: Modes): void {
  const records = linesOf(stdout, (type) => type === 'RECORD');
  const [raws, rows] = [records.filter(isRaw), records.filter((line) => !isRaw(line))];
  for (const [lines, {canaries, hashes}] of [
    [rows, allowedIn(columnValues(values, sandbox.url), modes)],
    [raws, allowedInRaw(values, modes)],
  ] as const) {
    expect(differing(canaryTextsIn(lines), canaries)).toEqual(NOTHING);
    expect(differing(hashesIn(lines.join('\n')), hashes)).toEqual(NOTHING);
  }
  const others = linesOf(stdout, (type) => type !== 'RECORD').join('\n');
  expect([canariesIn(others), hashesIn(others), canariesIn(stderr), hashesIn(stderr)]).toEqual([[], [], [], []]);
}

/** `none` shows no column, and `null` only nulls. */
function expectColumns({stdout}: InsideRun, modes: Modes): void {
  const messages = messagesOf(stdout);
  for (const [stream, byClass] of OF_ORDERS) {
    const own = messages.filter((message) => message.stream === stream);
    const columns = own.flatMap(({schema}) => Object.keys(schema?.properties ?? {}));
    const records = own.flatMap(({record}) => (record ? [record] : []));
    expect(records.length).toBeGreaterThan(0);
    const seen = new Set(records.flatMap((record) => Object.keys(record)));
    for (const [personalClass, names = []] of Object.entries(byClass)) {
      const mode = modes[personalClass as keyof Modes];
      const shown = mode === 'none' ? [] : names;
      expect([stream, names.filter((name) => columns.includes(name))]).toEqual([stream, shown]);
      expect([stream, names.filter((name) => seen.has(name))]).toEqual([stream, shown]);
      const filled = names.filter((name) => records.some((record) => (record[name] ?? null) !== null));
      if (mode === 'null') expect([stream, filled]).toEqual([stream, []]);
    }
  }
}

async function check(given: Given): Promise<void> {
  const [ran, modes] = [await run(given), modesOf(given)];
  expectAllowed(ran, modes);
  expectColumns(ran, modes);
}

test('the shop has every personal value, and orders of every kind', () => {
  const {canaries} = allowedIn(values, modesOf({all: 'full'}));
  const paths = canaries.flatMap((text) => canariesIn(text).map(({path}) => path));
  const classified = [...CLASSES].filter(([, one]) => one !== '–').map(([path]) => path);
  // A canary says where the order, not the line, lists the document.
  const expected = classified.filter((path) => path !== 'packages[].cart[].documents[].url');
  const isSent = (path: string) =>
    paths.some((one) => one === path || /^[.[]/.test(one.startsWith(path) ? one.slice(path.length) : ''));
  expect(expected.filter((path) => !isSent(path))).toEqual([]);
  for (const standing of ['open', 'hidden', 'erased'])
    expect(sent.filter((one) => one.standing === standing).length).toBeGreaterThan(20);
  expect(sent.filter(({raw}) => raw.anonymized === true).length).toBeGreaterThan(2);
  for (const given of [{all: 'full'}, {all: 'hash'}] as const) {
    const allowed = allowedIn(values, modesOf(given));
    expect(Math.max(allowed.canaries.length, allowed.hashes.length)).toBeGreaterThan(500);
  }
});

describe.each(CLASS_NAMES)('%s alone', (personalClass) => {
  test.each(MODES)('in mode %s', (mode) => check({[personalClass]: mode}));
});

test.each(MODES)('all in mode %s', (mode) => check({all: mode}));

test('any mixture', async () => {
  const given = fc.record(Object.fromEntries(CLASS_NAMES.map((one) => [one, fc.constantFrom(...MODES)])));
  await fc.assert(fc.asyncProperty(given, check), {numRuns: 12});
});

test('postal areas are kept by `hash`', async () => {
  const areasOf = ({stdout}: InsideRun) => messagesOf(stdout).flatMap(({record}) => record?.postal_area ?? []);
  const hashed = areasOf(await run({address: 'hash'}));
  expect(hashed).toEqual(expect.arrayContaining(['44', '06', 'SW', '01']));
  expect(hashed.filter((area) => !/^\w\w$/.test(String(area)))).toEqual([]);
  expect(hashed).toEqual(areasOf(await run({address: 'full'})));
});
