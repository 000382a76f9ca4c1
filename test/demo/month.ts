// The demo's events: the shop changes while the tap reads, the tap is killed, and a day passes. Prints nothing.

import {readFileSync} from 'node:fs';
import {endOf} from '../helpers/claims.ts';
import {busy, type Shop} from '../sandbox/index.ts';
import {query} from './database.ts';
import {loadOnce, type Run, type Setting, statePath} from './run.ts';

const MINUTES = 60;
const DAY = 24 * 60 * MINUTES;
// Roughly halfway through the run's 25 or so requests.
const KILL_AT = 12;

export type Month = {
  readonly runs: readonly (Run & {readonly title: string})[];
  /** After the kill: the orders in the tables, the orders in the shop, and where the saved state's claims end. */
  readonly killed: {readonly loaded: number; readonly orders: number; readonly bookmark: string};
};

export async function month(setting: Setting, seed: string): Promise<Month> {
  const {sandbox, connection, folder} = setting;
  const {shop} = sandbox;
  const rest = sandbox.beforeRequest(busy({seed, anonymise: false}));
  const first = await loadOnce(setting, KILL_AT);
  const [{loaded} = {}] = await query(
    connection,
    'select count(distinct (marketplace, marketplace_order_id)) as loaded from "order"',
  );
  const killed = {loaded: Number(loaded), orders: shop.orders.length, bookmark: bookmarkOf(folder)};

  shop.clock.advance(10 * MINUTES);
  const second = await loadOnce(setting);
  rest();

  aDayOfBusiness(shop);
  sandbox.expireTokens();
  sandbox.faults.add({route: 'orders', kind: 503, nth: 2});
  const third = await loadOnce(setting);

  shop.clock.advance(60 * MINUTES);
  const fourth = await loadOnce(setting);
  const runs = [
    {...first, title: '1  first load, killed mid-run'},
    {...second, title: '2  resumed from the saved state'},
    {...third, title: '3  a day later, through a 503'},
    {...fourth, title: '4  with nothing to do'},
  ];
  assertMidRun(killed, bookmarkOf(folder));
  if (fourth.changed > 0) throw new Error(`a run with nothing to do changed ${fourth.changed} rows`);
  return {runs, killed};
}

function aDayOfBusiness(shop: Shop): void {
  for (let hour = 0; hour < 24; hour++) {
    for (let change = 0; change < 4; change++) shop.touch();
    shop.create();
    shop.clock.advance(DAY / 24);
  }
}

/** A kill before the first or after the last page would prove nothing. */
function assertMidRun({loaded, orders, bookmark}: Month['killed'], final: string): void {
  if (loaded === 0 || loaded >= orders)
    throw new Error(`the kill was not mid-run: ${loaded} of ${orders} orders were loaded`);
  if (!(bookmark < final))
    throw new Error(`the claims after the kill end at ${bookmark}, which is not before their final end, ${final}`);
}

const bookmarkOf = (folder: string): string =>
  endOf(JSON.parse(readFileSync(statePath(folder), 'utf8')).bookmarks.order);
