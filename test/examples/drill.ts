// Makes one unit fail and kills another while it reads, once each. Both are drawn at random.

import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Accounts, Sandbox} from '../sandbox/index.ts';
import {random, shuffled} from '../sandbox/random.ts';

// Every unit sends more requests than this.
const FIRST_REQUESTS = 2;

export class Drill {
  readonly failing: string;
  readonly killed: string;
  readonly units: readonly string[];
  readonly #folder: string;
  readonly #due: Map<string, number>;

  constructor(seed: number, {units, folder}: {readonly units: readonly string[]; readonly folder: string}) {
    const dice = random(seed, 'drill');
    const [failing = '', killed = ''] = shuffled(units, dice.next);
    this.failing = failing;
    this.killed = killed;
    this.units = units;
    this.#folder = folder;
    this.#due = new Map([failing, killed].map((unit) => [unit, 1 + dice.int(FIRST_REQUESTS)]));
  }

  start({sandboxes}: Accounts): void {
    for (const sandbox of sandboxes) sandbox.beforeRequest(() => this.#onRequest(sandbox));
  }

  /** @throws unless each unit was read once, and the two units of the drill twice. */
  check({sandboxes}: Accounts): void {
    const runs = sandboxes.flatMap(({accountId}) => this.#runsOf(accountId)).map(({unit}) => unit);
    for (const unit of this.units) {
      const expected = [this.failing, this.killed].includes(unit) ? 2 : 1;
      assert.equal(runs.filter((one) => one === unit).length, expected, `attempts of unit ${unit}`);
    }
  }

  #onRequest({accountId, faults}: Sandbox): void {
    const {pid, unit} = this.#runsOf(accountId).at(-1) ?? {pid: 0, unit: ''};
    const left = (this.#due.get(unit) ?? 0) - 1;
    this.#due.set(unit, left);
    if (left !== 0) return;
    // Lengow's 400 is final, so the tap exits with 4.
    if (unit === this.failing) faults.add({route: 'orders', kind: 400});
    else process.kill(pid, 'SIGKILL');
  }

  /** The runs of the tap for an account, oldest first. A run that is not a unit's has an empty unit. */
  #runsOf(accountId: number): {pid: number; unit: string}[] {
    const path = join(this.#folder, String(accountId), 'runs');
    const lines = existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : [];
    return lines.map((line) => {
      const [pid = '', unit = ''] = line.split(' ');
      return {pid: Number(pid), unit};
    });
  }
}
