// What the steps check about the shop and the state, and how the shop changes between two runs.

import assert from 'node:assert/strict';
import type {Tables} from '../helpers/tables.ts';
import type {Sandbox} from '../sandbox/index.ts';
import {faultsOf} from './loaded.ts';
import type {Project} from './project.ts';

const DAY_MS = 86_400_000;
const LOOKBACK_MS = 7 * DAY_MS;
// The lower bound in each request is slightly earlier than needed.
const MARGIN_MS = DAY_MS;
// The tap reads up to two seconds behind the server's clock, which the server reports in whole seconds.
const SETTLED_SECONDS = 5;

export function change(sandbox: Sandbox): void {
  const {shop} = sandbox;
  for (let count = 0; count < 40; count++) shop.touch();
  for (let count = 0; count < 5; count++) shop.create();
  shop.bulk(150);
  settle(sandbox);
}

/** From now on, a run must load everything that has happened so far. */
export const settle = ({shop}: Sandbox): void => shop.clock.advance(SETTLED_SECONDS);

export function expectTruth(tables: Tables, {shop}: Sandbox): void {
  assert.deepEqual(faultsOf(tables, shop.truth()), []);
}

/** The bookmark from which the next run resumes. */
export async function bookmarkOf(project: Project, loader: string): Promise<string> {
  const {stdout} = await project.run('state', 'get', `dev:tap-lengow-to-${loader}`);
  const bookmark = JSON.parse(stdout).singer_state?.bookmarks?.order?.updated_at;
  assert.ok(bookmark, `no bookmark in ${stdout}`);
  return bookmark;
}

/** Runs, and checks that no request reaches back further than needed from the bookmark. */
export async function expectResumed(sandbox: Sandbox, bookmark: string, run: () => Promise<unknown>): Promise<void> {
  const from = await firstAsked(sandbox, run);
  assert.ok(from >= Date.parse(bookmark) - LOOKBACK_MS - MARGIN_MS, `asked from ${new Date(from).toISOString()}`);
}

/** Runs, and checks that the requests cover all 24 months. */
export async function expectFromTheBeginning(sandbox: Sandbox, run: () => Promise<unknown>): Promise<void> {
  const from = await firstAsked(sandbox, run);
  assert.ok(from < Date.now() - 700 * DAY_MS, `asked from ${new Date(from).toISOString()}`);
}

/** The earliest lower bound in the run's requests for orders. */
async function firstAsked(sandbox: Sandbox, run: () => Promise<unknown>): Promise<number> {
  const before = sandbox.requestsOf('orders').length;
  await run();
  const asked = sandbox.requestsOf('orders').slice(before);
  return Math.min(...asked.map(({query}) => Date.parse(query.updated_from ?? '')));
}
