// Checks of the shop and the state, and changes to the shop between two runs.

import assert from 'node:assert/strict';
import {endOf} from '../helpers/claims.ts';
import type {Tables} from '../helpers/tables.ts';
import type {Sandbox} from '../sandbox/index.ts';
import {faultsOf} from './loaded.ts';
import type {Project} from './project.ts';

const DAY_MS = 86_400_000;
// Each request's lower bound is slightly earlier than needed.
const MARGIN_MS = DAY_MS;
// A run's upper bound is at most two seconds behind the server's clock, because the server reports whole seconds.
const SETTLED_SECONDS = 5;

export function change(sandbox: Sandbox): void {
  const {shop} = sandbox;
  for (let count = 0; count < 40; count++) shop.touch();
  for (let count = 0; count < 5; count++) shop.create();
  shop.bulk(150);
  settle(sandbox);
}

/** Advances the clock so that the next run must load all changes made so far. */
export const settle = ({shop}: Sandbox): void => shop.clock.advance(SETTLED_SECONDS);

export function expectTruth(tables: Tables, {shop}: Sandbox): void {
  assert.deepEqual(faultsOf(tables, shop.truth()), []);
}

/** Where the claims of the saved state end, and the next run resumes. */
export async function bookmarkOf(project: Project, loader: string): Promise<string> {
  const {stdout} = await project.run('state', 'get', `dev:tap-lengow-to-${loader}`);
  const end = endOf(JSON.parse(stdout).singer_state?.bookmarks?.order);
  assert.ok(end, `no claims in ${stdout}`);
  return end;
}

/** Calls `run` and checks that no request starts further back than needed. */
export async function expectResumed(sandbox: Sandbox, bookmark: string, run: () => Promise<unknown>): Promise<void> {
  const from = await firstAsked(sandbox, run);
  assert.ok(from >= Date.parse(bookmark) - MARGIN_MS, `the earliest request is from ${new Date(from).toISOString()}`);
}

/** Calls `run` and checks that the requests cover all 24 months. */
export async function expectFromTheBeginning(sandbox: Sandbox, run: () => Promise<unknown>): Promise<void> {
  const from = await firstAsked(sandbox, run);
  assert.ok(from < Date.now() - 700 * DAY_MS, `the earliest request is from ${new Date(from).toISOString()}`);
}

/** The earliest lower bound in the run's requests for orders. */
async function firstAsked(sandbox: Sandbox, run: () => Promise<unknown>): Promise<number> {
  const before = sandbox.requestsOf('orders').length;
  await run();
  const asked = sandbox.requestsOf('orders').slice(before);
  return Math.min(...asked.map(({query}) => Date.parse(query.updated_from ?? '')));
}
