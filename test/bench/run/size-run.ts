// Reads a shop of any size with the built tap, and returns the cost and whether all rows arrived.

import {SECOND} from '../../sandbox/instants.ts';
import {rowsOfTemplates} from '../data/rows.ts';
import {progress} from '../progress.ts';
import {KEYS, type Server, startServer} from '../server/index.ts';
import {compare} from './compare.ts';
import {Rows} from './count.ts';
import {measure, type Pause} from './measure.ts';

export type SizeCase = {readonly orders: number; readonly gzip: boolean; readonly pause?: Pause};

export async function sizeRun({orders, gzip, pause}: SizeCase) {
  const name = `${orders.toLocaleString('en')} orders${pause ? ', slow target' : ''}`;
  using server = await startShop(orders);
  await server.set({gzip});
  const rows = new Rows(orders);
  const config = {...configFor(server), requests_per_minute: 500};
  const cost = await measure({config, pause, take: (chunk) => rows.take(chunk)});
  progress(`${name}: ${Math.round(cost.wallMs / 1000)} s`);
  const result = {name, ...cost, ...compare(rows, rowsOfTemplates()), counts: await server.counts(), bytes: rows.bytes};
  return {...result, due: orders, stateBytes: rows.state?.length ?? 0};
}

/**
 * Reads everything, then runs again from the resulting state. Returns the request counts and time of the second run.
 */
export async function nothingNew(orders: number) {
  using server = await startShop(orders);
  const rows = new Rows(orders);
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
export const startShop = (orders: number): Promise<Server> =>
  startServer({orders, end: Date.now() * 1000 - 10 * SECOND});

export const configFor = ({http}: Server) => ({api_url: http, ...KEYS});
