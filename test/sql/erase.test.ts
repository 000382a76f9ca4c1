// The scripts that erase personal data, on the tables of a target that upserts, in DuckDB and, where it is installed,
// PostgreSQL. Every personal or unknown text is a canary.

import {execFileSync, spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {streamSchemas} from '../../catalog/streams.ts';
import {ALL_VALUES, fullCatalog} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {ALL_STREAMS, BOOKMARKED} from '../helpers/streams.ts';
import {Tables} from '../helpers/tables.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {printedViews} from '../helpers/views.ts';
import {canary, canaryClassesIn} from '../personal/canary.ts';
import {createShop, type OrderName, openSandbox} from '../sandbox/index.ts';
import {hasPostgres} from '../targets/needs.ts';
import {type Postgres, startPostgres} from '../targets/postgres.ts';
import type {Variant} from './database.ts';
import {duckdb, load, postgresql, TABLES, type Warehouse} from './warehouse.ts';

const ERASE = new URL('../../../sql/erase/', import.meta.url);

const AWK = fileURLToPath(new URL('existing.awk', ERASE));

const CATALOG = fullCatalog(...ALL_STREAMS);
const shop = createShop({orders: 60, seed: 'erase', now: '2026-03-01T12:00:00Z', unknownMembers: true, vidrLines: 30});
const sandbox = openSandbox({shop, canaries: true});
const config = {...ALL_VALUES, lookback_days: 0};
const tables = new Tables();
/** The same tables after all orders have been anonymised silently, and the last 220 days have been read again. */
const anonymised = new Tables();
/** What the tables hold after a full refresh with every order in the list of erased orders. */
const erased = new Tables();
let server: (Postgres & Disposable) | undefined;

const ACTION = {
  parcel: ['tracking_number', 'tracking_url', 'return_tracking_number', 'pickup_id'],
  free_text: ['comment', 'gift_note'],
  identity: ['from_address_name'],
  contact: ['from_address_mail', 'from_address_phone'],
  address: [...['line', 'city', 'state_province', 'postal_code'].map((part) => `from_address_${part}`)],
};

/** It has a canary wherever an action can have a personal value; also in a message that quotes an e-mail address. */
const actionOf = ({marketplace, id}: OrderName, place: number) => ({
  id: place,
  ...{marketplace, marketplace_order_id: id, action_type: 'ship', queued: false, processed: true},
  ...{created_at: '2026-02-25T10:00:00Z', updated_at: '2026-02-25T10:01:00Z'},
  errors: `The address "${canary({personalClass: 'contact', path: 'errors', number: `${place}`})}@b.example" is unknown`,
  ...Object.fromEntries(
    Object.entries(ACTION).flatMap(([personalClass, names]) =>
      names.map((path) => [path, canary({personalClass, path, number: `${place}`})]),
    ),
  ),
});

beforeAll(async () => {
  const read = async (into: Tables, more: object = {}) => {
    const {code, stdout} = await runInside(sandbox, {config, catalog: CATALOG, ...more});
    expect(code).toBe(0);
    into.load(stdout);
  };
  for (const [place, order] of shop.orders.entries()) shop.actions.add(actionOf(order, place));
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
  await read(anonymised);
  for (const order of [...shop.orders]) shop.anonymise(order);
  await read(anonymised, {state: anonymised.state, config: {...config, lookback_days: 220}});
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

let opened = 0;

async function empty(name: string): Promise<Warehouse> {
  opened += 1;
  return name === 'DuckDB' ? await duckdb() : await postgresql(server as Postgres, `t${opened}`);
}

async function open(name: string, variant: Variant, loaded = tables): Promise<Warehouse> {
  const warehouse = await empty(name);
  await load(warehouse, loaded, variant);
  const isExtracted = variant.folder === 'with-extracted-at';
  await warehouse.run(printedViews({catalog: fullCatalog(...BOOKMARKED), isExtracted}));
  return warehouse;
}

const script = (name: string, {folder}: Variant): string =>
  readFileSync(new URL(folder === 'with-extracted-at' ? name : `without-extracted-at/${name}`, ERASE), 'utf8');

const IS_EVEN = 'length(marketplace_order_id || marketplace) % 2 = 0';

/** Each row as text, of the orders that the condition selects. */
async function rowsIn({texts}: Warehouse, condition = 'true', names = TABLES): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const table of names)
    found[table] = await texts(`select cast(one as text) from ${table} as one where ${condition} order by 1`);
  return found;
}

const classesIn = async (warehouse: Warehouse, condition?: string): Promise<string[]> =>
  canaryClassesIn(JSON.stringify(await rowsIn(warehouse, condition)));

/** The script for the tables and columns that there are. */
async function existing({texts}: Warehouse, variant: Variant, name = 'orders.sql'): Promise<string> {
  using folder = temporaryFolder();
  const columns = await texts(`select table_name || '.' || column_name from information_schema.columns
    where table_schema = current_schema()`);
  const paths = [folder.write('columns.txt', `${columns.join('\n')}\n`), folder.write(name, script(name, variant))];
  return execFileSync('awk', ['-f', AWK, ...paths], {encoding: 'utf8'});
}

describe.each(cases)('%s, %s', (name, _, variant) => {
  const hasExtracted = variant.folder === 'with-extracted-at';

  async function erase({run}: Warehouse, condition: string, text = script('orders.sql', variant)): Promise<void> {
    await run('create table if not exists erased_order (marketplace varchar, marketplace_order_id varchar)');
    await run(`insert into erased_order select distinct upper(marketplace) || ' ', ' ' || marketplace_order_id
      from "order" where ${condition}`);
    await run(text);
  }
  /** Erases about half of the orders. */
  const eraseEven = (warehouse: Warehouse) => erase(warehouse, IS_EVEN);

  test('orders.sql leaves no personal value of an erased order, and does not change the others', async () => {
    using warehouse = await open(name, variant);
    const others = await rowsIn(warehouse, `not (${IS_EVEN})`);
    const all = ['address', 'buyer_id', 'contact', 'free_text', 'identity', 'link', 'parcel', 'unknown'];
    expect(await classesIn(warehouse, IS_EVEN)).toEqual(all);
    const full = Object.entries(await rowsIn(warehouse, IS_EVEN)).filter(([, rows]) => rows.join().includes('PII-'));
    expect(full.map(([table]) => table)).toEqual(TABLES);
    for (let times = 1; times <= 2; times += 1) {
      await eraseEven(warehouse);
      expect([times, await classesIn(warehouse, IS_EVEN)]).toEqual([times, []]);
      expect(await rowsIn(warehouse, `not (${IS_EVEN})`)).toEqual(others);
    }
    const areas = `select postal_area from order_address where ${IS_EVEN} and postal_area is not null`;
    expect(await warehouse.texts(areas)).toEqual([]);
    expect(await warehouse.texts(`select distinct errors from order_action where ${IS_EVEN}`)).toEqual([
      'The address "[e-mail]" is unknown',
    ]);
  });

  const withExtracted = hasExtracted ? test : test.skip;
  withExtracted(
    'deleted.sql and deleted_parts.sql leave nothing of an order but its actions and invoices',
    async () => {
      using warehouse = await open(name, variant);
      const others = await rowsIn(warehouse, `not (${IS_EVEN})`);
      const kept = await rowsIn(warehouse, IS_EVEN, ['amazon_vidr', 'order_action']);
      expect(Object.values(await rowsIn(warehouse, IS_EVEN)).map((rows) => rows.length > 0)).not.toContain(false);
      await warehouse.run(`create table verified (line json);
      insert into verified select cast('{"problem": "' || (case when ${IS_EVEN} then 'deleted' else 'stale' end) ||
        '", "account_id": ' || account_id || ', "marketplace": "' || marketplace ||
        '", "marketplace_order_id": "' || marketplace_order_id || '"}' as varchar)::json from (select distinct account_id,
        marketplace, marketplace_order_id from "order") as orders`);
      for (const file of ['deleted_parts', 'deleted']) await warehouse.run(readFileSync(`sql/${file}.sql`, 'utf8'));
      const nothing = Object.fromEntries(TABLES.map((table) => [table, [] as string[]]));
      expect(await rowsIn(warehouse, IS_EVEN)).toEqual({...nothing, ...kept});
      expect(await rowsIn(warehouse, `not (${IS_EVEN})`)).toEqual(others);
    },
  );

  test('with existing.awk, orders.sql does the same where most tables and columns are missing', async () => {
    using warehouse = await empty(name);
    const columns = ['email', 'first_line', 'metas', 'comments', 'tracking_url', 'external_transaction_id'];
    await load(warehouse, tables, variant, (stream, column) => {
      if (column === undefined) return !['amazon_vidr', 'order_action', 'order_document', 'order_raw'].includes(stream);
      const {properties, 'x-key-properties': keys} = streamSchemas[stream as (typeof BOOKMARKED)[number]];
      const personalClass = properties[column]?.['x-personal-data'];
      return personalClass === undefined || keys.includes(column) || columns.includes(column);
    });
    const names = ['"order"', 'order_address', 'order_payment', 'order_tracking'];
    const rows = (condition: string) => rowsIn(warehouse, condition, names);
    const [before, others] = [await rows(IS_EVEN), await rows(`not (${IS_EVEN})`)];
    expect(names.filter((table) => !before[table]?.join().includes('PII-'))).toEqual([]);
    await erase(warehouse, IS_EVEN, await existing(warehouse, variant));
    expect(canaryClassesIn(JSON.stringify(await rows(IS_EVEN)))).toEqual([]);
    expect(await rows(`not (${IS_EVEN})`)).toEqual(others);
  });

  test('after silent anonymisation and a long lookback, the three scripts leave no canary in any table', async () => {
    using warehouse = await open(name, variant, anonymised);
    const {run} = warehouse;
    expect(await classesIn(warehouse)).not.toEqual(['parcel']);
    await run(script('stale_rows.sql', variant));
    await run(script('by_age.sql', variant));
    expect(await classesIn(warehouse)).toEqual(['parcel']);
    // Some actions belong to orders that are too old to be read.
    await erase(warehouse, 'true', '');
    await run('insert into erased_order select marketplace, marketplace_order_id from order_action');
    await run(script('orders.sql', variant));
    expect(await rowsIn(warehouse)).not.toMatchObject({order_raw: []});
    expect(JSON.stringify(await rowsIn(warehouse)).match(/PII-.{40}/)).toBeNull();
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
    expect(names.map((one) => one.split(' ').at(-1))).toEqual(
      expect.arrayContaining(['untracked', 'untracked-2', 'untracked-3']),
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
    await run(`update order_action set created_at = ${today} where ${IS_EVEN}`);
    await run(`update amazon_vidr set order_date = ${today} where ${IS_EVEN}`);
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

test('existing.awk keeps the whole script if everything exists, and refuses to keep nothing', async () => {
  using warehouse = await open('DuckDB', variants[0] as Variant);
  for (const name of ['orders.sql', 'by_age.sql', 'stale_rows.sql'])
    expect(await existing(warehouse, variants[0] as Variant, name)).toBe(script(name, variants[0] as Variant));
  const {status, stderr} = spawnSync('awk', ['-f', AWK, '/dev/null', fileURLToPath(new URL('orders.sql', ERASE))]);
  expect([status, String(stderr)]).toEqual([1, 'existing.awk: none of the tables is in /dev/null\n']);
});
