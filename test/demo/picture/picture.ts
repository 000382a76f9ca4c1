// Makes the marts and writes the page from them, and compares what it shows with the truth.

import {writeFileSync} from 'node:fs';
import {isDeepStrictEqual} from 'node:util';
import type {DuckDBConnection} from '@duckdb/node-api';
import type {Truth} from '../../dbt/oracle/truth.ts';
import {expected} from './expected.ts';
import {type Figures, figures} from './figures.ts';
import {createMarts} from './marts.ts';
import {page} from './page.ts';

export type Picture = {readonly shown: Figures; readonly isTrue: boolean};

export async function picture(connection: DuckDBConnection, path: string, truth: Truth): Promise<Picture> {
  await createMarts(connection, truth.asOf);
  const shown = await figures(connection, truth.asOf);
  writeFileSync(path, page(shown));
  return {shown, isTrue: isDeepStrictEqual(shown, expected(truth))};
}
