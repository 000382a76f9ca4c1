// The views that the program prints, for several selections and kinds of tables, on what the tap loads from a sandbox:
// they show the rows that no later write has replaced.
// Completeness: C8

import {printedViews} from '../helpers/views.ts';
import {hasPostgres} from '../targets/needs.ts';
import {type Postgres, startPostgres} from '../targets/postgres.ts';
import {differences} from './current-rows.ts';
import {loadedTables} from './loaded.ts';
import {LOADINGS, outputOf, SELECTIONS, type Selection} from './selections.ts';
import {duckdb, postgresql, type Warehouse} from './warehouse.ts';

let server: (Postgres & Disposable) | undefined;
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
