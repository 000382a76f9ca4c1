// The views that the program prints, for several selections and kinds of tables, on what the tap loads from a sandbox:
// they show the rows that no later write has replaced. The rule is written here a second time, as a comparison of rows.
// Completeness: C8

import {ALL_VALUES, type Catalog, discovered} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {ORDER_KEY} from '../helpers/streams.ts';
import type {Json} from '../helpers/tap.ts';
import {printedViews} from '../helpers/views.ts';
import {createShop, openSandbox, ZFS_FEEDS} from '../sandbox/index.ts';
import {hasPostgres} from '../targets/needs.ts';
import {type Postgres, startPostgres} from '../targets/postgres.ts';
import {type Loaded, loadedTables} from './loaded.ts';
import {duckdb, postgresql, type Warehouse} from './warehouse.ts';

const VIEWED = [
  ...['order', 'order_action', 'order_address', 'order_document'],
  ...['order_payment', 'order_raw', 'order_tracking', 'zfs_stock'],
];

type Selection = {readonly catalog?: Catalog; readonly config: Json; readonly views: number};

const select = (isSelected: (stream: string, column?: string) => boolean): Catalog => ({
  streams: discovered().streams.map((entry) => ({
    ...entry,
    metadata: entry.metadata.map(({breadcrumb, metadata}) => ({
      breadcrumb,
      metadata: {...metadata, selected: isSelected(entry.tap_stream_id, breadcrumb[1])},
    })),
  })),
});

const SELECTIONS: Readonly<Record<string, Selection>> = {
  'what is selected by default': {config: {}, views: 3},
  'every column': {catalog: select((stream) => VIEWED.includes(stream)), config: ALL_VALUES, views: 9},
  'no column but those that are always sent': {
    catalog: select((stream, column) => VIEWED.includes(stream) && column === undefined),
    config: {},
    views: 9,
  },
  'some columns, and a prefix that needs quotes': {
    catalog: select((stream, column = '') => VIEWED.includes(stream) && column.length % 2 === 0),
    config: {...ALL_VALUES, stream_prefix: 'shop-'},
    views: 9,
  },
  'all streams but order': {
    catalog: select((stream, column) => stream !== 'order' && VIEWED.includes(stream) && column !== 'carrier'),
    config: {},
    views: 7,
  },
};

/** What the tap writes when it reads everything, and again after many orders have changed. */
async function outputOf({catalog, config}: Selection): Promise<string> {
  const shop = createShop({orders: 50, seed: 'views', actions: 40, stockReports: 3});
  const sandbox = openSandbox({shop});
  const read = async () => (await runInside(sandbox, {config: {...config, zfs_feeds: ZFS_FEEDS}, catalog})).stdout;
  const before = await read();
  for (let step = 0; step < 60; step += 1) {
    shop.clock.advance(600);
    shop.touch();
  }
  return before + (await read());
}

const sameOrder = (other: string) => ORDER_KEY.map((key) => `${other}.${key} = one.${key}`).join(' and ');

// An order that was written later than all of these has lost them.
const LOST_WITH_ORDER = ['order_document', 'order_payment', 'order_tracking'];

/** A query for the rows of a table that no later write has replaced. */
function currentRows({stream, keys}: Loaded, {id, orders, isExtracted}: Reading): string {
  const updated = id === 'zfs_stock' ? 'report_created_at' : 'updated_at';
  const same = ['order_action', 'zfs_stock'].includes(id)
    ? keys.map((key) => `later.${key} = one.${key}`).join(' and ')
    : sameOrder('later');
  const isLater = isExtracted
    ? `(later.${updated} > one.${updated} or (later.${updated} = one.${updated} and later._sdc_extracted_at > one._sdc_extracted_at))`
    : `later.${updated} > one.${updated}`;
  const lost =
    orders && LOST_WITH_ORDER.includes(id)
      ? `and not exists (select 1 from "${orders}" as line where ${sameOrder('line')} and line.updated_at > one.updated_at)`
      : '';
  return `select ${id === 'zfs_stock' ? 'distinct' : ''} one.* from "${stream}" as one
    where not exists (select 1 from "${stream}" as later where ${same} and ${isLater}) ${lost}`;
}

type Reading = {readonly id: string; readonly orders: string | undefined; readonly isExtracted: boolean};

const OF_LINE =
  /^(?:line_.*|marketplace_order_line_id|marketplace_product_id|product_title|max_shipping_date|sku|sku_field|package_number|delivery_country|lengow_line_id|feed_id|marketplace_package_id|url_.*|_sdc_.*)$/;

/** A query for one row of each order in a query for current lines. */
const headers = (lines: string): string => `select distinct one.* from (${lines}) as one where not exists (
  select 1 from (${lines}) as before
  where ${sameOrder('before')} and before.marketplace_order_line_id < one.marketplace_order_line_id)`;

/** A query for the name of the view, if its rows or values are not those of another query. */
function difference(view: string, columns: readonly string[], wanted: string): string {
  const sides = [
    `select ${columns.map((name) => `"${name}"`).join(', ')} from (${wanted}) as wanted`,
    `select * from "${view}"`,
  ];
  const [missing, extra] = [sides, sides.toReversed()].map((both) => `(${both.join(' except all ')})`);
  return `select '${view}: ' || count(*) from (${missing} union all ${extra}) as d having count(*) > 0`;
}

const differences = (tables: readonly Loaded[], prefix: string, isExtracted: boolean): string[] =>
  tables.flatMap((table) => {
    const id = table.stream.slice(prefix.length);
    if (!VIEWED.includes(id)) return [];
    const orders = tables.find(({stream}) => stream === `${prefix}order`)?.stream;
    const rows = currentRows(table, {id, orders, isExtracted});
    const ofOrder = table.columns.filter((name) => !OF_LINE.test(name));
    return [
      difference(`${table.stream}_current`, table.columns, rows),
      ...(id === 'order' ? [difference(`${table.stream}_header`, ofOrder, headers(rows))] : []),
    ];
  });

let server: Postgres | undefined;
const outputs = new Map<string, string>();

beforeAll(async () => {
  for (const [name, selection] of Object.entries(SELECTIONS)) outputs.set(name, await outputOf(selection));
  if (hasPostgres()) server = await startPostgres();
});

afterAll(() => server?.[Symbol.dispose]());

let opened = 0;

async function open(dialect: string): Promise<{warehouse: Warehouse; schema: string}> {
  opened += 1;
  if (dialect === 'duckdb') return {warehouse: await duckdb(), schema: 'main'};
  return {warehouse: await postgresql(server as Postgres, `t${opened}`), schema: `t${opened}`};
}

const NAMES = Object.keys(SELECTIONS);

/** Of the selections, PostgreSQL has two: with and without quotes around the names of tables. */
const selectionsBy = {
  duckdb: NAMES,
  postgres: hasPostgres() ? NAMES.filter((name) => /every column|prefix/.test(name)) : [],
};

const LOADINGS = [
  {isExtracted: true, appends: false},
  {isExtracted: false, appends: true},
];

const cases = Object.entries(selectionsBy).flatMap(([dialect, names]) =>
  names.flatMap((selection) => LOADINGS.map((loading) => ({dialect, selection, ...loading}))),
);

test.each(cases)(
  '$dialect, $selection; with the time of extraction: $isExtracted; a target that appends: $appends',
  async ({dialect, selection, ...loading}) => {
    const {catalog, config, views} = SELECTIONS[selection] as Selection;
    const prefix = String(config.stream_prefix ?? '');
    const tables = loadedTables(outputs.get(selection) ?? '', loading);
    const {warehouse: one, schema} = await open(dialect);
    using warehouse = one;
    await warehouse.run(tables.map(({sql}) => sql).join('\n'));
    await warehouse.run(printedViews({catalog, config, dialect, ...loading, args: ['--schema', schema]}));
    const queries = differences(tables, prefix, loading.isExtracted);
    expect(queries).toHaveLength(views);
    expect(await warehouse.texts(queries.join(' union all '))).toEqual([]);
    const stale = `select count(*) from "${prefix}order_tracking" having count(*) > (select count(*) from "${prefix}order_tracking_current")`;
    expect(await warehouse.texts(stale)).not.toEqual([]);
  },
);
