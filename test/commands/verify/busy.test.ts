// Shops that change before and during `verify`: what Lengow deleted is named, and nothing else is reported.

import fc from 'fast-check';
import {runInside} from '../../helpers/inside.ts';
import {busy, createShop, type Hook} from '../../sandbox/index.ts';
import {inventoryOf, nameOf} from './inventory-file.ts';
import {load} from './loaded-shop.ts';
import {type Problem, verifyInside} from './verify-inside.ts';

const NOW = '2026-03-01T12:00:00Z';
const keyOf = (row: Readonly<Record<string, unknown>>) => ({
  marketplace: String(row.marketplace),
  id: String(row.marketplace_order_id),
});
const named = (problems: readonly Problem[]) => problems.map((one) => `${one.problem} ${nameOf(one)}`).sort();

test.each([
  {isFull: false, asksAll: false},
  {isFull: false, asksAll: true},
  {isFull: true, asksAll: false},
])('nothing is reported while orders are created, changed and updated in bulk: %j', async (options) => {
  const {sandbox, state, rows} = await load(createShop({orders: 600, seed: 'busy', now: NOW, ties: [120]}));
  const stop = sandbox.beforeRequest(busy({seed: 3, changes: 20, anonymise: false}));
  const {problems, code, stderr} = await verifyInside(sandbox, {state, rows, ...options});
  stop();
  expect({problems, code, last: stderr.includes('differ')}).toEqual({problems: [], code: 0, last: false});
});

test('orders that Lengow deleted before or during verify are named, unless they came back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.boolean(), async (seed, isFull) => {
      const {sandbox, state, rows, compared} = await load(createShop({orders: 300, seed, now: NOW}));
      const [gone, back, ...others] = compared.filter((_, index) => index % 29 === Math.abs(seed) % 29);
      const deleted = [gone ?? {}, ...others.slice(0, 4)];
      for (const row of [...deleted, back ?? {}]) sandbox.shop.hide(keyOf(row));
      let requests = 0;
      const restore: Hook = ({shop}) => void (++requests === 6 && shop.restore(keyOf(back ?? {})));
      const stops = [
        sandbox.beforeRequest(restore),
        sandbox.beforeRequest(busy({seed, bulkBefore: 0, anonymise: false})),
      ];
      const {problems} = await verifyInside(sandbox, {state, rows, isFull});
      for (const stop of stops) stop();
      expect(named(problems)).toEqual(deleted.map((row) => `deleted ${nameOf(row)}`).sort());
    }),
    {numRuns: 4},
  );
});

test('after the repair units are read, a second verify reports only what Lengow no longer has', async () => {
  const {sandbox, state, rows, compared, tables} = await load(createShop({orders: 600, seed: 'repair', now: NOW}));
  const chosen = (offset: number) => compared.filter((_, index) => index % 40 === offset);
  const [missing, stale, deleted] = [chosen(1), chosen(2), chosen(3)];
  for (const row of deleted) sandbox.shop.hide(keyOf(row));
  const damaged = rows
    .filter((row) => !missing.includes(row))
    .map((row) => (stale.includes(row) ? {...row, updated_at: row.imported_at} : row));
  const first = await verifyInside(sandbox, {state, rows: damaged, isFull: true});
  const isNoChange = (row: (typeof rows)[number]) => row.updated_at === row.imported_at;
  expect(named(first.problems)).toEqual(
    [
      ...missing.map((row) => `missing ${nameOf(row)}`),
      ...stale.filter((row) => !isNoChange(row)).map((row) => `stale ${nameOf(row)}`),
      ...deleted.map((row) => `deleted ${nameOf(row)}`),
    ].sort(),
  );
  const repaired = new Map(damaged.map((row) => [nameOf(row), row]));
  const reread = new Set<string>();
  for (const {config} of first.units) {
    const {code, stdout} = await runInside(sandbox, {config});
    expect(code).toBe(0);
    for (const row of inventoryOf(tables.load(stdout))) repaired.set(nameOf(row), row);
    for (const line of stdout.split('\n').filter((one) => one.includes('"RECORD"')))
      reread.add(nameOf(JSON.parse(line).record));
  }
  for (const row of [...missing, ...stale.filter((one) => !isNoChange(one))]) expect(reread).toContain(nameOf(row));
  const second = await verifyInside(sandbox, {state, rows: [...repaired.values()], isFull: true});
  expect(named(second.problems)).toEqual(deleted.map((row) => `deleted ${nameOf(row)}`).sort());
});
