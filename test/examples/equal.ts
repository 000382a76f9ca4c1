// Compares the tables in PostgreSQL with the sandbox's own records, value by value.

import assert from 'node:assert/strict';
import {KEYS, STREAMS, type Stream} from '../helpers/streams.ts';
import {withoutOptIn} from '../helpers/truth.ts';
import type {Accounts, Row} from '../sandbox/index.ts';
import {compare} from '../targets/compare.ts';
import {currentRows} from '../targets/current.ts';
import {askPostgres, databaseTables} from '../targets/databases.ts';
import type {Postgres} from '../targets/postgres.ts';

/** Returns the numbers of current rows and of values that are equal. @throws if anything differs */
export async function equal(postgres: Postgres, schema: string, accounts: Accounts): Promise<string> {
  const current = currentRows(await databaseTables(askPostgres(postgres, schema)));
  const results = STREAMS.map((stream) =>
    compare(stream, {found: current[stream], wanted: truthOf(accounts, stream), keys: KEYS[stream], changes: []}),
  );
  const differences = results.flatMap(({missing, faults}) => [...missing, ...faults]);
  assert.deepEqual(differences.slice(0, 10), [], `${differences.length} differences`);
  const rows = STREAMS.reduce((sum, stream) => sum + current[stream].length, 0);
  const values = results.reduce((sum, result) => sum + result.values, 0);
  return `${rows.toLocaleString('en')} current rows, ${values.toLocaleString('en')} values equal`;
}

const truthOf = ({sandboxes}: Accounts, stream: Stream): Row[] =>
  sandboxes.flatMap(({shop}) => shop.truth()[stream].map((row) => withoutOptIn(stream, row)));
