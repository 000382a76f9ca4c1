// The scripts that erase personal data, on the tables of a target that upserts, in DuckDB and, where it is installed,
// PostgreSQL. Every personal or unknown text is a canary.

import {readFileSync} from 'node:fs';
import {ALL_VALUES, fullCatalog} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {ALL_ORDER_STREAMS} from '../helpers/streams.ts';
import {Tables} from '../helpers/tables.ts';
import {canaryClassesIn} from '../personal/canary.ts';
import {createShop, openSandbox} from '../sandbox/index.ts';
import {hasPostgres} from '../targets/needs.ts';
import {type Postgres, startPostgres} from '../targets/postgres.ts';
import {type Variant, viewText} from './database.ts';
import {duckdb, load, postgresql, TABLES, type Warehouse} from './warehouse.ts';

const ERASE = new URL('../../../sql/erase/', import.meta.url);

const CATALOG = fullCatalog(...ALL_ORDER_STREAMS);
const shop = createShop({orders: 60, seed: 'erase', now: '2026-03-01T12:00:00Z', unknownMembers: true});
const sandbox = openSandbox({shop, canaries: true});
const config = {...ALL_VALUES, lookback_days: 0};
const tables = new Tables();
/** What the tables hold after a full refresh with every order in the list of erased orders. */
const erased = new Tables();
let server: Postgres | undefined;

beforeAll(async () => {
  const read = async (into: Tables, more: object = {}) => {
    const {code, stdout} = await runInside(sandbox, {config, catalog: CATALOG, ...more});
    expect(code).toBe(0);
    into.load(stdout);
  };
  await read(tables);
  // Orders lose lines, parcels, payments and packages.
  for (let step = 0; step < 90; step += 1) {
    shop.clock.advance(600);
    shop.touch();
  }
  await read(tables, {state: tables.state});
  // Silently, so only a full refresh sees it.
  for (const {marketplace, id} of shop.orders.slice(0, 30)) shop.anonymise({marketplace, id});
  await read(tables);
  await read(erased, {isErased: () => true});
  if (hasPostgres()) server = await startPostgres();
});

afterAll(() => server?.[Symbol.dispose]());

const variants: readonly Variant[] = [
  {folder: 'with-extracted-at', instants: 'timestamp'},
  {folder: 'without-extracted-at', instants: 'varchar'},
];

const cases = ['DuckDB', ...(hasPostgres() ? ['PostgreSQL'] : [])].flatMap((name) =>
  variants.map((variant) => [name, variant.folder, variant] as const),
);

const VIEWS = [...ALL_ORDER_STREAMS].map((stream) => `${stream}_current`);
let opened = 0;

async function open(name: string, variant: Variant): Promise<Warehouse> {
  opened += 1;
  const warehouse = name === 'DuckDB' ? await duckdb() : await postgresql(server as Postgres, `t${opened}`);
  await load(warehouse, tables, variant);
  for (const view of VIEWS) await warehouse.run(viewText(variant.folder, view));
  return warehouse;
}

const script = (name: string, {folder}: Variant): string =>
  readFileSync(new URL(folder === 'with-extracted-at' ? name : `without-extracted-at/${name}`, ERASE), 'utf8');

const IS_EVEN = 'length(marketplace_order_id || marketplace) % 2 = 0';

/** Each row as text, of the orders that the condition selects. */
async function rowsIn({texts}: Warehouse, condition = 'true'): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of TABLES)
    found[table] = await texts(`select cast(one as text) from ${table} as one where ${condition} order by 1`);
  return found;
}

const classesIn = async (warehouse: Warehouse, condition?: string): Promise<string[]> =>
  canaryClassesIn(JSON.stringify(await rowsIn(warehouse, condition)));

describe.each(cases)('%s, %s', (name, _, variant) => {
  const hasExtracted = variant.folder === 'with-extracted-at';

  /** Erases about half of the orders. */
  async function eraseEven({run}: Warehouse): Promise<void> {
    await run('create table if not exists erased_order (marketplace varchar, marketplace_order_id varchar)');
    await run(`insert into erased_order
      select distinct upper(marketplace), marketplace_order_id from "order" where ${IS_EVEN}`);
    await run(script('orders.sql', variant));
  }

  test('orders.sql leaves no personal value of an erased order, and does not change the others', async () => {
    using warehouse = await open(name, variant);
    const others = await rowsIn(warehouse, `not (${IS_EVEN})`);
    const all = ['address', 'buyer_id', 'contact', 'free_text', 'identity', 'link', 'parcel', 'unknown'];
    expect(await classesIn(warehouse, IS_EVEN)).toEqual(all);
    for (let times = 1; times <= 2; times += 1) {
      await eraseEven(warehouse);
      expect([times, await classesIn(warehouse, IS_EVEN)]).toEqual([times, []]);
      expect(await rowsIn(warehouse, `not (${IS_EVEN})`)).toEqual(others);
    }
    const areas = `select postal_area from order_address where ${IS_EVEN} and postal_area is not null`;
    expect(await warehouse.texts(areas)).toEqual([]);
  });

  test('the current trackings of erased orders have the keys that the tap writes', async () => {
    using warehouse = await open(name, variant);
    const {run, texts} = warehouse;
    // Parcels that their orders lost without a change of `updated_at`; known only by the time of extraction.
    if (hasExtracted)
      await run(`insert into order_tracking
        (account_id, marketplace, marketplace_order_id, tracking_number, updated_at, _sdc_extracted_at)
        select distinct account_id, marketplace, marketplace_order_id, 'PII-old', updated_at,
        cast('2026-01-01T00:00:00Z' as ${variant.instants}) from order_tracking_current`);
    await eraseEven(warehouse);
    const order = "marketplace || ' ' || marketplace_order_id";
    const names = await texts(
      `select ${order} || ' ' || tracking_number from order_tracking_current where ${IS_EVEN} order by 1`,
    );
    const even = new Set(await texts(`select ${order} from "order" where ${IS_EVEN}`));
    const expected = erased.loaded('order_tracking').flatMap(({row}) => {
      const id = `${row.marketplace} ${row.marketplace_order_id}`;
      return even.has(id) ? [`${id} ${row.tracking_number}`] : [];
    });
    expect(names.sort()).toEqual(expected.sort());
    expect(new Set(names.map((one) => one.split(' ').at(-1)))).toEqual(
      new Set(['untracked', 'untracked-2', 'untracked-3']),
    );
  });

  test('stale_rows.sql leaves only current addresses', async () => {
    using warehouse = await open(name, variant);
    const {run, texts} = warehouse;
    const rows = (table: string) => texts(`select cast(one as text) from ${table} as one order by 1`);
    // Addresses that orders lost without a change of `updated_at`; known only by the time of extraction.
    if (hasExtracted)
      await run(`insert into order_address
        (account_id, marketplace, marketplace_order_id, address_role, updated_at, _sdc_extracted_at)
        select account_id, marketplace, marketplace_order_id, 'delivery-9', updated_at,
        cast('2026-01-01T00:00:00Z' as ${variant.instants}) from order_address_current where address_role = 'billing'`);
    const current = await rows('order_address_current');
    expect((await rows('order_address')).length).toBeGreaterThan(current.length);
    const raws = await rows('order_raw');
    await run(script('stale_rows.sql', variant));
    expect(await rows('order_address')).toEqual(current);
    expect(await rows('order_raw')).toEqual(raws);
  });

  test('by_age.sql leaves only parcels of old and anonymized orders, and all of the others', async () => {
    using warehouse = await open(name, variant);
    const {run} = warehouse;
    const today = variant.instants === 'timestamp' ? 'current_date' : "cast(current_date as varchar) || 'T00:00:00Z'";
    await run(`update "order" set marketplace_order_date = ${today} where ${IS_EVEN}`);
    const ofAnonymized = `exists (select 1 from "order" as line where line.anonymized and line.marketplace = one.marketplace and line.marketplace_order_id = one.marketplace_order_id)`;
    const young = `${IS_EVEN} and not ${ofAnonymized}`;
    const before = await rowsIn(warehouse, young);
    for (let times = 1; times <= 2; times += 1) {
      await run(script('by_age.sql', variant));
      expect([times, await classesIn(warehouse, `not (${young})`)]).toEqual([times, ['parcel']]);
      expect(await rowsIn(warehouse, young)).toEqual(before);
    }
    expect(canaryClassesIn(JSON.stringify(before))).toContain('contact');
  });
});

test.each(cases)('%s, %s: the queries in the documentation run', async (name, _, variant) => {
  using warehouse = await open(name, variant);
  const text = readFileSync(new URL('../../docs/personal-data.md', ERASE), 'utf8');
  const queries = [...text.matchAll(/^```sql\n(.*?)^```/gms)].flatMap(([, block = '']) => block.match(/[^;]+;/g) ?? []);
  for (const query of queries) expect(await warehouse.texts(query)).toEqual([]);
  expect(queries).toHaveLength(4);
});

test('lines for columns that are not in a table can be removed', async () => {
  using warehouse = await duckdb();
  const {run, texts} = warehouse;
  await run('create table erased_order (marketplace varchar, marketplace_order_id varchar)');
  await run("insert into erased_order values ('m', 'A')");
  await run(`create table order_payment (marketplace varchar, marketplace_order_id varchar, payment_terms varchar,
    updated_at timestamp)`);
  await run("insert into order_payment values ('m', 'A', 'x', null), ('m', 'B', 'y', null)");
  const statements = script('orders.sql', variants[0] as Variant).split(/^(?=update|delete|--)/m);
  const own = statements.filter((one) => one.startsWith('update order_payment')).join('');
  await run(
    own
      .split('\n')
      .filter((line) => !/\bexternal_transaction_id\b/.test(line))
      .join('\n'),
  );
  expect(await texts("select coalesce(payment_terms, '-') from order_payment order by 1")).toEqual(['-', 'y']);
});
