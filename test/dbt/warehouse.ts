// The warehouses in which dbt builds the package: what loads them, how dbt connects to them, how marts are read.

import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {promisify} from 'node:util';
import type {Row} from '../sandbox/index.ts';
import {programPath} from '../targets/environments.ts';
import {withInstants} from '../targets/instants.ts';
import type {Postgres} from '../targets/postgres.ts';
import {meltanolabsTargetPostgres} from '../targets/programs/meltanolabs-target-postgres.ts';
import {targetDuckdb} from '../targets/programs/target-duckdb.ts';
import {jsonLines} from '../targets/readers.ts';
import type {Place, Target} from '../targets/target.ts';

export type Warehouse = {
  readonly target: Target;
  readonly place: Place;
  /** Where the target writes. */
  readonly schema: string;
  /** As in profiles.yml. */
  readonly connection: object;
  /** All rows of a mart, from the schema in which dbt builds marts by default. */
  readonly rows: (mart: string, schema?: string) => Promise<readonly Row[]>;
  /** Whether the target turns empty texts into null. */
  readonly hasNoEmptyTexts: boolean;
};

const SCHEMA = 'analytics';
const MARTS = `${SCHEMA}_lengow`;
const MOST_BYTES = 256 * 1024 * 1024;

const READ = `
import duckdb, sys
for (row,) in duckdb.connect(sys.argv[1], read_only=True).execute(sys.argv[2]).fetchall(): print(row)
`;

const rowsIn = (lines: string): Row[] => jsonLines(lines).map((row) => withInstants(row) as Row);

/** Attached under another name, because DuckDB refuses views over a schema with the name of its database. */
export function duckdb(folder: string): Warehouse {
  const path = join(folder, 'lengow.duckdb');
  return {
    target: targetDuckdb,
    place: {folder, runFolder: folder, postgres: undefined as unknown as Postgres},
    schema: 'lengow',
    connection: {
      type: 'duckdb',
      path: ':memory:',
      attach: [{path, alias: 'warehouse'}],
      database: 'warehouse',
      schema: SCHEMA,
      threads: 2,
    },
    // In Python, because the file may be newer than the DuckDB in Node.
    rows: async (mart, schema = MARTS) => {
      const query = `select cast(to_json(t) as varchar) from ${schema}.${mart} as t`;
      const read = promisify(execFile)(programPath('dbt', 'python'), ['-c', READ, path, query], {
        maxBuffer: MOST_BYTES,
      });
      return rowsIn((await read).stdout);
    },
    hasNoEmptyTexts: true,
  };
}

export function postgresql(folder: string, postgres: Postgres): Warehouse {
  const {port, user, database} = postgres;
  return {
    target: meltanolabsTargetPostgres,
    place: {folder, runFolder: folder, postgres},
    schema: 'meltanolabs',
    connection: {
      type: 'postgres',
      host: '127.0.0.1',
      port,
      user,
      password: 'any',
      dbname: database,
      schema: SCHEMA,
      threads: 2,
    },
    rows: async (mart, schema = MARTS) =>
      rowsIn((await postgres.ask(schema, `select row_to_json(t) from ${mart} as t`)).join('\n')),
    hasNoEmptyTexts: false,
  };
}
