// Compares what PyAirbyte loaded into DuckDB, and the views of it, with the sandbox's truth, value by value.

import {ALL_VALUES, fullCatalog} from '../helpers/full-catalog.ts';
import {ALL_STREAMS} from '../helpers/streams.ts';
import {printedViews} from '../helpers/views.ts';
import type {FullTruth} from '../sandbox/index.ts';
import {equalValues} from '../targets/compare.ts';
import {currentRows} from '../targets/current.ts';
import {askDuckdb, databaseTables, viewsFrom} from '../targets/databases.ts';
import {streamComparisons, viewComparisons} from '../targets/verdict.ts';

const SCHEMA = 'lengow';

/** @throws unless tables and views have all rows and values of the truth, and no others. Returns the number of values. */
export async function valuesLoaded(database: string, truth: FullTruth): Promise<number> {
  const ask = askDuckdb(database, SCHEMA);
  const current = currentRows(await databaseTables(ask));
  const views = await viewsFrom(ask, 'views', viewsOfAll());
  const comparisons = [...streamComparisons({changes: []}, current, truth), ...viewComparisons(views, truth, [])];
  const empty = ALL_STREAMS.filter((stream) => current[stream].length === 0);
  return equalValues(
    comparisons,
    empty.map((stream) => `${stream}: nothing was compared`),
  );
}

/** When the newest row of orders was read. */
export async function lastExtraction(database: string): Promise<string> {
  const [instant = ''] = await askDuckdb(database, SCHEMA)('select max(_airbyte_extracted_at) from "order"');
  return instant;
}

/** The share of the rows of orders that were read until then, and not since. */
export async function shareUntil(database: string, instant: string): Promise<number> {
  const query = `select avg((_airbyte_extracted_at <= '${instant}')::int) from "order"`;
  const [share] = await askDuckdb(database, SCHEMA)(query);
  return Number(share);
}

const viewsOfAll = (): string =>
  printedViews({
    catalog: fullCatalog(...ALL_STREAMS),
    config: ALL_VALUES,
    isExtracted: false,
    args: ['--extracted-at', '_airbyte_extracted_at'],
  });
