// Tries the checks of test/sqlglot/translate.py on queries with a known fault.

import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {translate} from '../sqlglot/translate.ts';

/** Queries with a fault, by the name of their file, with what the check must say of it. */
const FAULTY: Readonly<Record<string, readonly [query: string, said: string]>> = {
  cast: ['select x::int64 as y from t', 'bigquery would be written otherwise'],
  distinct: ['select distinct on (x) x, y from t', 'bigquery would be written otherwise'],
  call: ['select nonsense(x) as y from t', 'nonsense is not a function that sqlglot knows in bigquery'],
  word: ['select x as rows from t', 'rows is a reserved word in bigquery'],
};

/** The faults that the checks did not find, or the query that they found fault with although it has none. */
export async function unfoundFaults(folder: string): Promise<string[]> {
  mkdirSync(folder, {recursive: true});
  for (const [name, [query]] of Object.entries(FAULTY)) writeFileSync(join(folder, `${name}.sql`), query);
  writeFileSync(join(folder, 'fine.sql'), 'select x, `rows` from t where x is not null');
  const lines = (await translate('bigquery', folder)).said.split('\n');
  const isSaid = (name: string, said: string) =>
    lines.some((line) => line.includes(`${name}.sql: `) && line.includes(said));
  const missed = Object.entries(FAULTY).filter(([name, [, said]]) => !isSaid(name, said));
  return [
    ...missed.map(([name]) => `sqlglot did not find the fault in ${name}.sql`),
    ...(isSaid('fine', '') ? ['sqlglot found a fault in fine.sql, which has none'] : []),
  ];
}
