// A shop is loaded twice, with changes in between; dbt builds the package; each mart must contain what the oracle says.

import {join} from 'node:path';
import {ALL_VALUES, fullCatalog} from '../helpers/full-catalog.ts';
import {startSandbox} from '../sandbox/index.ts';
import {type Comparison, compare} from './compare.ts';
import {type Given, load} from './load.ts';
import {MART_KEYS, type Mart, marts} from './oracle/marts.ts';
import {type Truth, withoutEmptyTexts} from './oracle/truth.ts';
import {dbt, PACKAGE, type Project} from './project.ts';
import {aFewDays, storyShop, truthOf} from './shop.ts';
import type {Warehouse} from './warehouse.ts';

const STREAMS = [
  ...['order', 'order_tracking', 'order_address', 'order_document', 'order_payment', 'order_action'],
  ...['marketplace', 'marketplace_status'],
];

/** The variables that say whether streams are loaded. */
export const using = (isUsed: boolean): Project['vars'] =>
  Object.fromEntries(STREAMS.slice(1).map((stream) => [`lengow__using_${stream}`, isUsed]));

export const ALL_MARTS = Object.keys(MART_KEYS) as Mart[];

/** What has been loaded, and how it is built. */
export type Loaded = {readonly warehouse: Warehouse; readonly truth: Truth; readonly project: Project};

/** All streams that the package reads, with every column. */
export const everything = (): Given => ({config: ALL_VALUES, catalog: fullCatalog(...STREAMS)});

export async function loadStory(warehouse: Warehouse, given = everything(), vars = using(true)): Promise<Loaded> {
  const {shop, actions} = storyShop();
  await using sandbox = await startSandbox({shop});
  await load(sandbox, warehouse, given);
  aFewDays(shop);
  await load(sandbox, warehouse, given);
  const asOf = new Date(shop.clock.now() / 1000).toISOString();
  const truth = truthOf(sandbox, actions, asOf);
  return {
    warehouse,
    truth: warehouse.hasNoEmptyTexts ? withoutEmptyTexts(truth) : truth,
    project: {
      project: PACKAGE,
      work: join(warehouse.place.folder, 'dbt'),
      connection: warehouse.connection,
      vars: {lengow_schema: warehouse.schema, lengow_as_of: asOf.slice(0, -1).replace('T', ' '), ...vars},
    },
  };
}

/** Builds the package, and compares its marts. */
export async function build(loaded: Loaded, names: readonly Mart[] = ALL_MARTS): Promise<Comparison> {
  await dbt(['build'], loaded.project);
  return await compareMarts(loaded, names);
}

/** @param rowsOf reads a mart; from the warehouse by default */
export async function compareMarts(
  {truth, warehouse}: Loaded,
  names: readonly Mart[] = ALL_MARTS,
  rowsOf = warehouse.rows,
): Promise<Comparison> {
  const expected = marts(truth);
  const found: Comparison[] = [];
  for (const mart of names) {
    const {faults, ...counts} = compare(await rowsOf(mart), expected[mart], MART_KEYS[mart]);
    found.push({...counts, faults: faults.map((fault) => `${mart}: ${fault}`)});
  }
  return {
    rows: found.reduce((sum, {rows}) => sum + rows, 0),
    values: found.reduce((sum, {values}) => sum + values, 0),
    faults: found.flatMap(({faults}) => faults),
  };
}
