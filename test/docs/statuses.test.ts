// The queries in docs/statuses.md and docs/streams.md, as an analyst would run them, on the tables of a sandbox's shop.

import {type DuckDBConnection, DuckDBInstance} from '@duckdb/node-api';
import {streamSchemas} from '../../catalog/streams.ts';
import {ALL_VALUES, fullCatalog} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {Tables} from '../helpers/tables.ts';
import {printedViews} from '../helpers/views.ts';
import {createShop, type FullTruth, openSandbox, type Row, ZFS_FEEDS} from '../sandbox/index.ts';
import {all, textOf} from './markdown.ts';

const STREAMS = ['marketplace_action', 'marketplace_status', 'order', 'zfs_stock'] as const;
const TYPES: Readonly<Record<string, string>> = {boolean: 'boolean', integer: 'bigint', number: 'double'};

const QUERIES = ['statuses', 'streams'].flatMap((page) => all(textOf(`docs/${page}.md`), /```sql\n([^`]+)```/g));

/** The query that contains these words. */
const queryOf = (words: string): string => QUERIES.find((query) => query.includes(words)) ?? '';

let connection: DuckDBConnection;
let truth: FullTruth;

const rowsOf = async (words: string): Promise<Record<string, unknown>[]> =>
  (await connection.runAndReadAll(queryOf(words))).getRowObjectsJson();

const columnsOf = (stream: (typeof STREAMS)[number]): [name: string, type: string][] =>
  Object.entries(streamSchemas[stream].properties).map(([name, {type}]) => [
    name,
    [type].flat().flatMap((one) => TYPES[one] ?? [])[0] ?? 'varchar',
  ]);

const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value ?? null);

async function load(tables: Tables, stream: (typeof STREAMS)[number]): Promise<void> {
  const columns = columnsOf(stream);
  await connection.run(`create table "${stream}" (${columns.map((column) => column.join(' ')).join(', ')})`);
  const rows = tables.rows(stream).map((row) => `(${columns.map(([name]) => literal(row[name])).join(', ')})`);
  await connection.run(`insert into "${stream}" values ${rows.join(', ')}`);
}

beforeAll(async () => {
  connection = await (await DuckDBInstance.create(':memory:')).connect();
  const sandbox = openSandbox({shop: createShop({orders: 300, seed: 'statuses', stockReports: 8})});
  const config = {...ALL_VALUES, zfs_feeds: ZFS_FEEDS};
  const catalog = fullCatalog(...STREAMS);
  const {code, stdout} = await runInside(sandbox, {config, catalog});
  expect(code).toBe(0);
  const tables = new Tables().load(stdout);
  for (const stream of STREAMS) await load(tables, stream);
  await connection.run(printedViews({catalog, isExtracted: false}));
  truth = sandbox.truth();
});

afterAll(() => connection.closeSync());

/** The orders of the shop, from their lines. */
const orders = (): Row[] => [
  ...new Map(truth.order.map((row) => [`${row.marketplace} ${row.marketplace_order_id}`, row])).values(),
];

const statusOf = ({marketplace, lengow_status, marketplace_status}: Row): Row | undefined =>
  truth.marketplace_status.find(
    (row) =>
      row.marketplace_code === marketplace &&
      row.lengow_status === lengow_status &&
      row.marketplace_status === marketplace_status,
  );

const sorted = (rows: readonly (readonly unknown[])[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

test('each order once, with the actions of its statuses', async () => {
  const found = await rowsOf('s.allowed_actions');
  const wanted = orders().map((row) => [
    row.marketplace_order_id,
    row.marketplace,
    statusOf(row)?.allowed_actions ?? null,
  ]);
  const read = found.map((row) => [row.marketplace_order_id, row.marketplace, row.allowed_actions]);
  expect(sorted(read)).toEqual(sorted(wanted));
  expect(new Set(wanted.map(([, , actions]) => actions)).size).toBeGreaterThan(1);
});

test('the arguments of each action that is allowed', async () => {
  const found = await rowsOf('a.required_args');
  const wanted = orders().flatMap((order) =>
    truth.marketplace_action
      .filter((row) => row.marketplace_code === order.marketplace && row.lengow_status === order.lengow_status)
      .map((row) => [order.marketplace_order_id, row.action_type, row.required_args, row.optional_args]),
  );
  const read = found.map((row) => [row.marketplace_order_id, row.action_type, row.required_args, row.optional_args]);
  expect(sorted(read)).toEqual(sorted(wanted));
  expect(wanted.length).toBeGreaterThan(20);
});

test('the statuses that a marketplace does not list', async () => {
  const counts = new Map<string, number>();
  for (const row of orders().filter((order) => statusOf(order) === undefined)) {
    const name = JSON.stringify([row.marketplace, row.marketplace_status, row.lengow_status]);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  expect(counts.size).toBeGreaterThan(0);
  const found = await rowsOf('as last_seen');
  const read = found.map((row) => [row.marketplace, row.marketplace_status, row.lengow_status]);
  expect(sorted(read)).toEqual([...counts.keys()].sort());
  expect(found.reduce((sum, row) => sum + Number(row.orders), 0)).toBe([...counts.values()].reduce((a, b) => a + b, 0));
});

test('revenue leaves out what was not sold, by order and by line', async () => {
  const dropped = new Set<unknown>(['canceled', 'refused', 'refunded', 'pickup_canceled']);
  const counts = (row: Row) => !dropped.has(row.lengow_status) && !dropped.has(row.line_lengow_status);
  const sums = new Map<string, number>();
  for (const row of truth.order.filter(counts)) {
    const name = `${row.marketplace} ${row.currency}`;
    sums.set(name, (sums.get(name) ?? 0) + Number(row.line_amount ?? 0));
  }
  const found = await rowsOf('as sold');
  expect(found.map((row) => `${row.marketplace} ${row.currency}`).sort()).toEqual([...sums.keys()].sort());
  for (const row of found) expect(Number(row.sold)).toBeCloseTo(sums.get(`${row.marketplace} ${row.currency}`) ?? 0, 4);
  expect(truth.order.filter((row) => !counts(row)).length).toBeGreaterThan(10);
});

test('the newest change of each marketplace', async () => {
  const found = await rowsOf('as newest\nfrom order_header');
  const newest = (marketplace: unknown) =>
    truth.order
      .flatMap((row) => (row.marketplace === marketplace ? String(row.updated_at) : []))
      .sort()
      .at(-1);
  expect(found.map((row) => row.newest)).toEqual(found.map((row) => newest(row.marketplace)));
  expect(found.length).toBe(new Set(truth.order.map(({marketplace}) => marketplace)).size);
});

test('the stock in the last report of each feed', async () => {
  const found = await rowsOf('as in_stock');
  const wanted = new Map<string, [number, number]>();
  for (const row of truth.zfs_stock) {
    const last = truth.zfs_stock.filter(({feed_id}) => feed_id === row.feed_id).at(-1);
    if (row.document_id !== last?.document_id) continue;
    const [sold, all] = wanted.get(`${row.feed_id} ${row.ean}`) ?? [0, 0];
    const {location_offerable_quantity: offerable, location_quantity: quantity} = row;
    wanted.set(`${row.feed_id} ${row.ean}`, [sold + Number(offerable), all + Number(quantity)]);
  }
  const read = found.map((row) => [`${row.feed_id} ${row.ean}`, [Number(row.can_be_sold), Number(row.in_stock)]]);
  expect(Object.fromEntries(read)).toEqual(Object.fromEntries(wanted));
});
