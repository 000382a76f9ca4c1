// Personal values that are not what they should be, such as an object in place of a text, and responses that cannot be
// used: whatever the run does, no message quotes a personal value.

import {fullCatalog} from '../helpers/full-catalog.ts';
import {type InsideRun, runInside} from '../helpers/inside.ts';
import {PERSONAL_KEY} from '../helpers/keyed-hash.ts';
import {ALL_STREAMS} from '../helpers/streams.ts';
import {CANARY, canary, canaryClassesIn} from '../personal/canary.ts';
import {FULL_ORDER, PERSONAL_PATHS, withOther} from '../personal/full-order.ts';
import type {Raw} from '../personal/standing.ts';
import {createShop, type FaultKind, openSandbox} from '../sandbox/index.ts';

const EVERYTHING = fullCatalog(...ALL_STREAMS);
const SECRET = canary({personalClass: 'identity', path: 'odd', number: '7'});
const ODD = {'an object': {note: SECRET}, 'an array of arrays': [[{deep: [SECRET]}]]};

async function run(orders: readonly Raw[], config: object): Promise<InsideRun> {
  const shop = createShop({orders: 0, now: '2026-03-01T12:00:00Z'});
  for (const order of orders) shop.addOrder(order);
  const ran = await runInside(openSandbox({shop}), {
    config: {personal_data_key: PERSONAL_KEY, ...config},
    catalog: EVERYTHING,
    level: 'INFO',
  });
  expect(ran.stderr).not.toContain(CANARY);
  return ran;
}

const changed = (path: string, odd: unknown): Raw => withOther(FULL_ORDER, path, odd) as Raw;

/** Columns that take any JSON, and a pick-up point without an id or a name. */
const TAKES_ANYTHING = /(^order_meta|\.metas|\.order_line_meta)$/;
const TAKES_OBJECTS = /\.(relay|payment_terms)$/;

const isValid = (path: string, kind: string): boolean =>
  TAKES_ANYTHING.test(path) || (kind === 'an object' && TAKES_OBJECTS.test(path));

const cases = Object.keys(ODD).flatMap((kind) => PERSONAL_PATHS.map((path) => [kind, path] as const));

test('the order is valid as it is', async () => {
  const {code, stdout} = await run([FULL_ORDER], {personal_data: {all: 'full'}});
  expect(code).toBe(0);
  expect(canaryClassesIn(stdout)).toHaveLength(7);
});

test.each(cases)('%s as %s', async (kind, path) => {
  const ran = await run([changed(path, ODD[kind as keyof typeof ODD])], {personal_data: {all: 'full'}});
  expect(ran.code).toBe(isValid(path, kind) ? 0 : 5);
  if (ran.code === 5) expect(ran.stderr).toMatch(/^CRITICAL order\w*: order FULL on fnac: \w+ is not /m);
});

const odd = cases.map(([kind, path], index): Raw => {
  const order = changed(path, ODD[kind as keyof typeof ODD]);
  return {...order, marketplace_order_id: `ODD-${index}`};
});

test.each(['full', 'hash'])('all of them in mode %s, with invalid values written as null', async (mode) => {
  const {code, stderr} = await run(odd, {personal_data: {all: mode}, invalid_values: 'null'});
  expect([
    code,
    stderr.match(/^WARNING order\w*: order ODD-\d+ on fnac: \w+ is not .*; written as null/gm)?.length,
  ]).toEqual([0, expect.any(Number)]);
});

// Columns without a class are made of these, too: whether a business ordered, and of which type a pick-up point is.
const ELSEWHERE = /^billing_address\.(company|vat_number)$|payment_terms$|relay$/;

test.each(['none', 'null'])('in mode %s, what is not written need not be valid', async (mode) => {
  const orders = odd.filter((_, index) => !ELSEWHERE.test(cases[index]?.[1] ?? ''));
  const {code, stdout} = await run(orders, {personal_data: {all: mode}});
  expect([code, canaryClassesIn(stdout)]).toEqual([0, []]);
});

const TEXTS = ['packages', 'packages[]', 'packages[].delivery', 'packages[].delivery.trackings', 'packages[].cart'];
const OTHERS = ['billing_address', 'contact_address', 'payments', 'documents', 'documents[]', 'tax', 'tax.buyer_tax'];

test.each([...TEXTS, ...OTHERS])('a text in the place of %s', async (path) => {
  const {code, stderr} = await run([changed(path, SECRET)], {personal_data: {all: 'full'}});
  expect([code, stderr]).toEqual([5, expect.stringMatching(/^CRITICAL order\w*: order FULL on fnac: \w+ is not /m)]);
  await run([changed(path, SECRET)], {personal_data: {all: 'full'}, invalid_values: 'null'});
});

const FAULTS: readonly FaultKind[] = [
  ...([400, 422, 500, 'html', 'broken-json', 'array', 'null', 'text', 'results-missing'] as const),
  ...(['results-not-a-list', 'entries-not-objects', 'count-smaller', 'count-larger', 'unsorted'] as const),
  ...(['outside-window', 'none-found', 'half-found', 'few-found'] as const),
];

test.each(FAULTS)('responses that cannot be used: %s', async (kind) => {
  const shop = createShop({orders: 130, seed: 'faults', unknownMembers: true});
  const sandbox = openSandbox({shop, canaries: true});
  sandbox.faults.add({route: 'orders', kind, nth: 'every'});
  const options = {
    config: {personal_data: {all: 'full'}, max_attempts: 2},
    catalog: EVERYTHING,
    level: 'INFO',
  } as const;
  const {code, stderr} = await runInside(sandbox, options);
  expect([0, 4]).toContain(code);
  expect(stderr).not.toContain(CANARY);
});
