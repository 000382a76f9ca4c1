// Reads a shop of any size with the built tap, and returns the cost and whether all rows arrived.

import {ALL_VALUES, fullCatalog} from '../../helpers/full-catalog.ts';
import {SECOND} from '../../sandbox/instants.ts';
import {rowsOfFullTemplates, rowsOfTemplates} from '../data/rows.ts';
import {progress} from '../progress.ts';
import {KEYS, type Server, startServer} from '../server/index.ts';
import {compare} from './compare.ts';
import {Rows} from './count.ts';
import {measure, type Pause} from './measure.ts';

export type SizeCase = {
  readonly orders: number;
  readonly gzip: boolean;
  /** Whether every stream and column is selected, and all personal data is written. */
  readonly isAll: boolean;
  readonly pause?: Pause;
};

export async function sizeRun({orders, gzip, isAll, pause}: SizeCase) {
  const name = `${orders.toLocaleString('en')} orders${pause ? ', slow target' : ''}`;
  using server = await startShop(orders, isAll);
  await server.set({gzip});
  const expected = isAll ? rowsOfFullTemplates() : rowsOfTemplates();
  const rows = new Rows(orders, Object.keys(expected));
  const config = {...configFor(server), requests_per_minute: 500, ...(isAll && ALL_VALUES)};
  const catalog = isAll ? fullCatalog('marketplace', ...Object.keys(expected)) : undefined;
  const cost = await measure({config, catalog, pause, take: (chunk) => rows.take(chunk)});
  progress(`${name}: ${Math.round(cost.wallMs / 1000)} s`);
  const result = {name, ...cost, ...compare(rows, expected), counts: await server.counts(), bytes: rows.bytes};
  return {...result, due: orders, stateBytes: rows.state?.length ?? 0};
}

/**
 * Reads everything, then runs again from the resulting state. Returns the request counts and time of the second run.
 */
export async function nothingNew(orders: number) {
  using server = await startShop(orders);
  const rows = new Rows(orders, []);
  const config = configFor(server);
  await measure({config, take: (chunk) => rows.take(chunk)});
  await server.set({});
  const {wallMs} = await measure({config, state: JSON.parse(rows.state ?? '').value, take: () => {}});
  const {token, marketplaces, orders: pages} = await server.counts();
  return {orders, wallMs, token, marketplaces, pages};
}

export type SizeResult = Awaited<ReturnType<typeof sizeRun>>;
export type NothingNew = Awaited<ReturnType<typeof nothingNew>>;

/** Starts a shop whose last order was updated a few seconds ago. */
export const startShop = (orders: number, isFull = false): Promise<Server> =>
  startServer({orders, isFull, end: Date.now() * 1000 - 10 * SECOND});

export const configFor = ({http}: Server) => ({api_url: http, ...KEYS});
