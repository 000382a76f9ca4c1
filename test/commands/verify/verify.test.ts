// What `verify` reports after rows and orders were removed, added and changed. The expectations are worked out from the
// changes, never from what the tap says.

import fc from 'fast-check';
import {createShop} from '../../sandbox/index.ts';
import {nameOf} from './inventory-file.ts';
import {load} from './loaded-shop.ts';
import {type Problem, verifyInside} from './verify-inside.ts';

const NOW = '2026-03-01T12:00:00Z';

const named = (problems: readonly Problem[]) => problems.map((one) => `${one.problem} ${nameOf(one)}`).sort();

const lastLine = (stderr: string): string => stderr.trimEnd().split('\n').at(-1) ?? '';

const loaded = load(createShop({orders: 600, seed: 'verify', now: NOW}));

test('an unchanged table has equal counts, and a full comparison says that it is equal', async () => {
  const {sandbox, state, rows, compared} = await loaded;
  const counts = await verifyInside(sandbox, {state, rows});
  expect(counts).toMatchObject({code: 0, problems: [], units: []});
  expect(lastLine(counts.stderr)).toMatch(/^INFO counts equal in \d+ cells$/);
  const full = await verifyInside(sandbox, {state, rows, isFull: true});
  expect(full).toMatchObject({code: 0, problems: []});
  expect(lastLine(full.stderr)).toBe(`INFO equal: ${compared.length} orders, by id and updated_at`);
});

const subset = <T>(items: readonly T[], maxLength: number) =>
  fc.uniqueArray(fc.nat(items.length - 1), {maxLength}).map((indexes) => indexes.map((index) => items[index] as T));

test('any set of removed and added rows is named exactly by a full comparison', async () => {
  const {sandbox, state, rows, compared} = await loaded;
  await fc.assert(
    fc.asyncProperty(subset(compared, 30), subset(compared, 30), async (removed, copied) => {
      const added = copied.map((row) => ({...row, marketplace_order_id: `${row.marketplace_order_id}-added`}));
      const table = [...rows.filter((row) => !removed.includes(row)), ...added];
      const {code, problems} = await verifyInside(sandbox, {state, rows: table, isFull: true});
      const expected = [
        ...removed.map((row) => `missing ${nameOf(row)}`),
        ...added.map((row) => `deleted ${nameOf(row)}`),
      ];
      expect(named(problems)).toEqual(expected.sort());
      expect(code).toBe(expected.length === 0 ? 0 : 6);
    }),
    {numRuns: 10},
  );
});

test('rows that were only removed, or only added, are named exactly without reading everything', async () => {
  const {sandbox, state, rows, compared} = await loaded;
  await fc.assert(
    fc.asyncProperty(subset(compared, 30), fc.boolean(), fc.boolean(), async (chosen, isRemoved, asksAll) => {
      const added = chosen.map((row) => ({...row, marketplace_order_id: `${row.marketplace_order_id}-added`}));
      const table = isRemoved ? rows.filter((row) => !chosen.includes(row)) : [...rows, ...added];
      const {problems} = await verifyInside(sandbox, {state, rows: table, asksAll});
      const expected = isRemoved
        ? chosen.map((row) => `missing ${nameOf(row)}`)
        : added.map((row) => `deleted ${nameOf(row)}`);
      expect(named(problems)).toEqual(expected.sort());
    }),
    {numRuns: 12},
  );
});

test('an order swapped for another of the same cell is named by a full comparison; counts do not say equal', async () => {
  const {sandbox, state, rows, compared} = await loaded;
  const [gone] = compared;
  const table = rows.map((row) => (row === gone ? {...row, marketplace_order_id: 'swapped'} : row));
  const counts = await verifyInside(sandbox, {state, rows: table, asksAll: true});
  expect(counts).toMatchObject({code: 0, problems: []});
  expect(lastLine(counts.stderr)).not.toMatch(/equal:/);
  const full = await verifyInside(sandbox, {state, rows: table, isFull: true});
  expect(named(full.problems)).toEqual(
    [`deleted ${nameOf({...gone, marketplace_order_id: 'swapped'})}`, `missing ${nameOf(gone ?? {})}`].sort(),
  );
});

test('rows older than at Lengow are stale, and rows of other accounts are not compared', async () => {
  const {sandbox, state, rows, compared} = await loaded;
  const old = compared[10];
  const table = [
    ...rows.map((row) => (row === old ? {...row, updated_at: row.imported_at} : row)),
    {...rows[0], account_id: 231},
  ];
  const {problems, stderr, code} = await verifyInside(sandbox, {state, rows: table, isFull: true});
  expect(named(problems)).toEqual([`stale ${nameOf(old ?? {})}`]);
  expect(problems[0]?.updated_at).toBe(old?.updated_at);
  expect(stderr).toContain('Rows of other accounts, not compared: 1');
  expect(code).toBe(6);
});

test('only the marketplaces of the config are compared', async () => {
  const {sandbox, state, rows, compared} = await loaded;
  const removed = ['amazon_fr', 'amazon_uk'].map((code) => compared.find(({marketplace}) => marketplace === code));
  const table = rows.filter((row) => !removed.includes(row));
  const config = {marketplaces: ['AMAZON_FR', 'zalando_de']};
  for (const isFull of [false, true]) {
    const {problems} = await verifyInside(sandbox, {state, rows: table, config, isFull});
    expect(named(problems)).toEqual([`missing ${nameOf(removed[0] ?? {})}`]);
  }
});

test('a state that claims ranges with a gap between them is compared in these ranges only', async () => {
  const {sandbox, state, rows} = await loaded;
  const {bookmarks} = state as {bookmarks: {order: {claims: string}}};
  const [from, to] = bookmarks.order.claims.split('/');
  const [begin, end] = ['2025-01-01T00:00:00.000000Z', '2025-04-01T00:00:00.000000Z'];
  const claims = `${from}/${begin} ${end}/${to}`;
  const inGap = rows.filter(({updated_at: at}) => String(at) >= begin && String(at) < end);
  const [removed] = rows.filter(({updated_at: at}) => String(at) >= end);
  const table = rows.filter((row) => !inGap.includes(row) && row !== removed);
  const gapped = {bookmarks: {order: {...bookmarks.order, claims}}};
  expect(inGap.length).toBeGreaterThan(10);
  for (const isFull of [false, true]) {
    const {problems} = await verifyInside(sandbox, {state: gapped, rows: table, isFull});
    expect(named(problems)).toEqual([`missing ${nameOf(removed ?? {})}`]);
  }
});

test('two listed codes that differ only in case are two marketplaces', async () => {
  const shop = createShop({orders: 100, seed: 'spelling', now: NOW, marketplaces: ['shop_a', 'Shop_A']});
  const at = '2025-10-01T00:00:00Z';
  const added = ['shop_a', 'Shop_A'].map((marketplace) =>
    shop.addOrder({marketplace, marketplace_order_id: 'X', imported_at: at, updated_at: at}, Date.parse(at) * 1000),
  );
  const {sandbox, state, rows} = await load(shop);
  for (const {marketplace} of added) {
    const isRemoved = (row: (typeof rows)[number]) =>
      row.marketplace === marketplace && row.marketplace_order_id === 'X';
    for (const isFull of [false, true]) {
      const table = rows.filter((row) => !isRemoved(row));
      expect(table.length).toBe(rows.length - 1);
      const {problems} = await verifyInside(sandbox, {state, rows: table, isFull});
      expect([isFull, ...named(problems)]).toEqual([isFull, `missing 155 ${marketplace} X`]);
    }
  }
  for (const name of added) {
    sandbox.shop.hide(name);
    const {problems} = await verifyInside(sandbox, {state, rows, isFull: true});
    expect(named(problems)).toEqual([`deleted 155 ${name.marketplace} X`]);
    sandbox.shop.restore(name);
  }
});
