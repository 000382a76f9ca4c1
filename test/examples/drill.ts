// Makes one unit fail and kills another while it reads, once each. Both are chosen at random.

import type {Accounts, Sandbox} from '../sandbox/index.ts';
import {random, shuffled} from '../sandbox/random.ts';
import {runsOf} from './runs.ts';

// Every unit sends more requests than this.
const FIRST_REQUESTS = 2;

export class Drill {
  readonly failing: string;
  readonly killed: string;
  readonly #folder: string;
  /** How many more requests until it happens. */
  readonly #left: Map<string, number>;

  /** @param folder has a folder for each account */
  constructor(seed: number, units: readonly string[], folder: string) {
    const dice = random(seed, 'drill');
    const [failing = '', killed = ''] = shuffled(units, dice.next);
    this.failing = failing;
    this.killed = killed;
    this.#folder = folder;
    // A fault that is added during the login meets the first request for orders. The last one may already be on its way.
    this.#left = new Map([
      [failing, 1],
      [killed, 1 + dice.int(FIRST_REQUESTS)],
    ]);
  }

  start({sandboxes}: Accounts): void {
    for (const sandbox of sandboxes) sandbox.beforeRequest(() => this.#onRequest(sandbox));
  }

  #onRequest({accountId, faults}: Sandbox): void {
    const run = runsOf(this.#folder, accountId).at(-1);
    if (!run) return;
    const left = (this.#left.get(run.unit) ?? 0) - 1;
    this.#left.set(run.unit, left);
    if (left !== 0) return;
    if (run.unit === this.failing) refuse(faults);
    else process.kill(run.pid, 'SIGKILL');
  }
}

/** Lengow's 400 is final, so the tap exits with 4. An earlier fault could take the place of this one. */
function refuse(faults: Sandbox['faults']): void {
  faults.clear();
  faults.add({route: 'orders', kind: 400});
}
