// `views`, run as a user would. The statements expected here are written by hand; test/sql/ runs them.

import {readdirSync, readFileSync} from 'node:fs';
import {ALL_VIEWS} from '../helpers/streams.ts';
import {type Json, runProgram} from '../helpers/tap.ts';

const views = (args: readonly string[], files: {readonly config?: Json; readonly catalog?: unknown} = {}) =>
  runProgram({...files, args: ['views', ...args]});

/** A catalog of streams with these columns alone. */
const catalogOf = (streams: Readonly<Record<string, readonly string[]>>) => ({
  streams: Object.entries(streams).map(([id, columns]) => ({
    tap_stream_id: id,
    stream: id,
    schema: {type: 'object', properties: Object.fromEntries(columns.map((name) => [name, {selected: true}]))},
    metadata: [{breadcrumb: [], metadata: {selected: true}}],
  })),
});

const LINES_AND_TRACKINGS = catalogOf({order: ['sku', 'total_order'], order_tracking: ['carrier']});

const current = (order: string, schema: string, newestFirst: string) => `-- The current lines of each order.
create or replace view ${schema}order_current as
with ranked as (
  select
    *,
    rank() over (
      partition by account_id, marketplace, marketplace_order_id
      order by updated_at ${newestFirst}, _read_at ${newestFirst}
    ) as place
  from ${schema}${order}
)
select
  account_id,
  marketplace,
  marketplace_order_id,
  marketplace_order_line_id,
  total_order,
  updated_at,
  sku,
  _read_at
from ranked
where place = 1;

-- One row per order, with its order-level values.
create or replace view ${schema}order_header as
with ranked as (
  select
    *,
    row_number() over (
      partition by account_id, marketplace, marketplace_order_id
      order by marketplace_order_line_id
    ) as place
  from ${schema}order_current
)
select
  account_id,
  marketplace,
  marketplace_order_id,
  total_order,
  updated_at
from ranked
where place = 1;

-- The current trackings of each order.
create or replace view ${schema}order_tracking_current as
with ranked as (
  select
    *,
    rank() over (
      partition by account_id, marketplace, marketplace_order_id
      order by updated_at ${newestFirst}, _read_at ${newestFirst}
    ) as place
  from ${schema}order_tracking
),
newest as (
  select
    account_id,
    marketplace,
    marketplace_order_id,
    max(updated_at) as newest_update
  from ${schema}${order}
  group by account_id, marketplace, marketplace_order_id
)
select
  account_id,
  marketplace,
  marketplace_order_id,
  tracking_number,
  carrier,
  updated_at,
  _read_at
from ranked
left join newest using (account_id, marketplace, marketplace_order_id)
where place = 1
  and (newest_update is null or newest_update <= updated_at);
`;

test.each([
  ['duckdb', 'lengow', '"order"', 'lengow.', 'desc nulls last'],
  ['postgres', 'my schema', '"order"', '"my schema".', 'desc nulls last'],
  ['bigquery', 'example.com:my-project.lengow', '`order`', '`example.com:my-project`.lengow.', 'desc'],
  ['snowflake', 'shop-data.lengow', '"ORDER"', '"SHOP-DATA".lengow.', 'desc nulls last'],
  ['redshift', 'lengow', '"order"', 'lengow.', 'desc nulls last'],
])('%s, in the schema %s', async (dialect, schema, order, places, newestFirst) => {
  const args = ['--dialect', dialect, '--schema', schema, '--extracted-at', '_read_at'];
  expect(await views(args, {catalog: LINES_AND_TRACKINGS})).toEqual({
    code: 0,
    stdout: current(order, places, newestFirst),
    stderr: expect.stringMatching(/^WARNING .*does not list these columns[^\n]*\n$/),
  });
});

test('without the stream order, its table is not named; without the time of extraction, none is', async () => {
  const {stdout} = await views(['--dialect', 'postgres', '--deselect', 'order']);
  expect(stdout).toMatch(/^-- The current trackings of each order\.\n.*\nwhere place = 1;\n$/s);
  expect(stdout).toContain('      order by updated_at desc nulls last\n');
  expect(stdout).not.toMatch(/newest|_sdc_/);
});

test.each(['order', 'raw', 'type'])('the name %s is quoted, because a warehouse reserves it', async (name) => {
  const {stdout} = await views(['--dialect', 'redshift', '--select', 'order*.*']);
  expect(stdout).toContain(`"${name}"`);
  expect(stdout).not.toMatch(new RegExp(`^ +(?:from )?${name},?$`, 'm'));
});

test('a config gives the prefix, and leaves out the columns that a run would not write; it needs no credentials', async () => {
  const catalog = catalogOf({order_address: ['country', 'city', 'email'], marketplace: []});
  const config = {stream_prefix: 'shop-', personal_data: {address: 'null'}};
  expect(await views(['--dialect', 'snowflake'], {catalog, config})).toEqual({
    code: 0,
    stdout: expect.stringMatching(
      /^-- The current addresses.*\ncreate or replace view "SHOP-ORDER_ADDRESS_CURRENT" as\n.* from "SHOP-ORDER_ADDRESS"\n.*\n {2}country,\n {2}city,\n {2}updated_at\nfrom ranked\n/s,
    ),
    stderr: expect.stringMatching(
      /not sent, because personal_data has the mode "none".*: order_address\.email \(contact\)/,
    ),
  });
});

const FOLDERS = {'with-extracted-at': ['--extracted-at', '_sdc_extracted_at'], 'without-extracted-at': []};

test.each(Object.entries(FOLDERS))(
  'sql/%s has what is printed for every stream with its default columns, for DuckDB and PostgreSQL',
  async (folder, args) => {
    const files = readdirSync(`sql/${folder}`);
    expect(files.sort()).toEqual(ALL_VIEWS.map((view) => `${view}.sql`).sort());
    for (const dialect of ['duckdb', 'postgres']) {
      const {stdout} = await views(['--dialect', dialect, '--select', '*.account_id', ...args]);
      const statements = stdout.split(/\n(?=-- )/).map((text) => text.trimEnd());
      const wanted = files.map((file) => readFileSync(`sql/${folder}/${file}`, 'utf8').trimEnd());
      expect(statements.sort()).toEqual(wanted.sort());
    }
  },
);

describe('ends with exit code 2 and one message for', () => {
  const CASES: Readonly<Record<string, [string[], string]>> = {
    'no dialect': [[], '--dialect is missing; it is one of duckdb, postgres, bigquery, snowflake, redshift'],
    'an unknown dialect': [
      ['--dialect', 'oracle'],
      '--dialect must be one of duckdb, postgres, bigquery, snowflake, redshift',
    ],
    'two dialects': [['--dialect', 'duckdb', '--dialect', 'postgres'], '--dialect was given 2 times; give it once'],
    'a schema that has no name': [
      ['--dialect', 'bigquery', '--schema', 'project.'],
      '--schema must be the name of a schema, such as lengow or my-project.lengow',
    ],
    'a schema with quotes': [
      ['--dialect', 'bigquery', '--schema', '`a`.b'],
      '--schema must be the name of a schema, such as lengow or my-project.lengow',
    ],
    'an extraction time without a name': [['--dialect', 'duckdb', '--extracted-at'], '--extracted-at needs a value'],
    'an extraction time that is an expression': [
      ['--dialect', 'duckdb', '--extracted-at', 'max(x)'],
      '--extracted-at must be the name of a column, such as _sdc_extracted_at',
    ],
    "an extraction time that is one of the tap's columns": [
      ['--dialect', 'duckdb', '--extracted-at', 'shipped_at'],
      '--extracted-at: is a column of order_tracking; expected a column that the target adds, such as _sdc_extracted_at',
    ],
    'no stream': [
      ['--dialect', 'duckdb', '--deselect', 'order*'],
      '--deselect: leaves no stream that has a view; expected at least one of order, order_action, order_address, order_document, order_payment, order_raw, order_tracking, zfs_stock',
    ],
    'a pattern that matches nothing': [
      ['--dialect', 'duckdb', '--select', 'orders'],
      '--select: orders matches nothing',
    ],
    'a catalog that does not exist': [
      ['--dialect', 'duckdb', '--catalog', 'x/catalog.json'],
      '--catalog: no such file',
    ],
  };
  test.each(Object.entries(CASES))('%s', async (_, [args, message]) => {
    const {code, stdout, stderr} = await views(args);
    expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^CRITICAL /);
  });

  test('a catalog without a selected stream', async () => {
    const {code, stdout, stderr} = await views(['--dialect', 'duckdb'], {catalog: {streams: []}});
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/catalog\.json: leaves no stream that has a view; expected at least one of order, /);
  });

  test('a config and a catalog with faults, which are all reported', async () => {
    const files = {config: {stream_prefix: 'a b'}, catalog: catalogOf({order: ['colour']})};
    const {code, stdout, stderr} = await views(['--dialect', 'duckdb'], files);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/\/stream_prefix .*expected letters, digits, _ and -/);
    expect(stderr).toMatch(/names columns that order does not have: colour/);
  });
});
