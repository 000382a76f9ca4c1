// What the steps ask of the shop and of the state, and how the shop changes between two runs.

import assert from 'node:assert/strict';
import type {Tables} from '../helpers/tables.ts';
import type {Sandbox} from '../sandbox/index.ts';
import {faultsOf} from './loaded.ts';
import type {Project} from './project.ts';

const DAY_MS = 86_400_000;
const LOOKBACK_MS = 7 * DAY_MS;
// Each lower bound is sent a little less than it is.
const MARGIN_MS = DAY_MS;
// The tap reads to two seconds before the server's time, which is told in whole seconds.
const SETTLED_SECONDS = 5;

export function change(sandbox: Sandbox): void {
  const {shop} = sandbox;
  for (let count = 0; count < 40; count++) shop.touch();
  for (let count = 0; count < 5; count++) shop.create();
  shop.bulk(150);
  settle(sandbox);
}

/** From now on a run owes all that has happened. */
export const settle = ({shop}: Sandbox): void => shop.clock.advance(SETTLED_SECONDS);

export function expectTruth(tables: Tables, {shop}: Sandbox): void {
  assert.deepEqual(faultsOf(tables, shop.truth()), []);
}

/** Where the next run of the two goes on. */
export async function bookmarkOf(project: Project, loader: string): Promise<string> {
  const {stdout} = await project.run('state', 'get', `dev:tap-lengow-to-${loader}`);
  const bookmark = JSON.parse(stdout).singer_state?.bookmarks?.order?.updated_at;
  assert.ok(bookmark, `no bookmark in ${stdout}`);
  return bookmark;
}

/** Runs, and sees that nothing is asked for that a run from the bookmark need not read. */
export async function expectResumed(sandbox: Sandbox, bookmark: string, run: () => Promise<unknown>): Promise<void> {
  const from = await firstAsked(sandbox, run);
  assert.ok(from >= Date.parse(bookmark) - LOOKBACK_MS - MARGIN_MS, `asked from ${new Date(from).toISOString()}`);
}

/** Runs, and sees that all of the 24 months is asked for. */
export async function expectFromTheBeginning(sandbox: Sandbox, run: () => Promise<unknown>): Promise<void> {
  const from = await firstAsked(sandbox, run);
  assert.ok(from < Date.now() - 700 * DAY_MS, `asked from ${new Date(from).toISOString()}`);
}

/** The earliest instant that the run asked for orders from. */
async function firstAsked(sandbox: Sandbox, run: () => Promise<unknown>): Promise<number> {
  const before = sandbox.requestsOf('orders').length;
  await run();
  const asked = sandbox.requestsOf('orders').slice(before);
  return Math.min(...asked.map(({query}) => Date.parse(query.updated_from ?? '')));
}
