// Compares what PyAirbyte loaded into DuckDB, and the views of it, with the sandbox's truth, value by value.

import {ALL_VALUES, fullCatalog} from '../helpers/full-catalog.ts';
import {ALL_STREAMS} from '../helpers/streams.ts';
import {printedViews} from '../helpers/views.ts';
import type {FullTruth} from '../sandbox/index.ts';
import {currentRows} from '../targets/current.ts';
import {askDuckdb, databaseTables, viewsFrom} from '../targets/databases.ts';
import {streamComparisons, viewComparisons} from '../targets/verdict.ts';

const SCHEMA = 'lengow';

/** @throws unless tables and views have all rows and values of the truth, and no others. Returns the number of values. */
export async function equalValues(database: string, truth: FullTruth): Promise<number> {
  const ask = askDuckdb(database, SCHEMA);
  const current = currentRows(await databaseTables(ask));
  const views = await viewsFrom(ask, 'views', viewsOfAll());
  const comparisons = [...streamComparisons({changes: []}, current, truth), ...viewComparisons(views, truth, [])];
  const faults = [
    ...ALL_STREAMS.filter((stream) => current[stream].length === 0).map((stream) => `${stream}: nothing was compared`),
    ...comparisons.flatMap(({missing, faults: wrong}) => [...missing, ...wrong]),
  ];
  if (faults.length > 0) throw new Error(`${faults.length} faults\n${faults.slice(0, 10).join('\n')}`);
  return comparisons.reduce((sum, {values}) => sum + values, 0);
}

const viewsOfAll = (): string =>
  printedViews({
    catalog: fullCatalog(...ALL_STREAMS),
    config: ALL_VALUES,
    isExtracted: false,
    args: ['--extracted-at', '_airbyte_extracted_at'],
  });
