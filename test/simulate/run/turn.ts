// Runs events one after another until a condition is true.

import type {Clock} from '../clock.ts';
import {Broken} from '../failure.ts';

const LONGEST_MS = 40 * 86_400_000;

type TurnOptions = {
  readonly clock: Clock;
  readonly isSo: () => boolean;
  /** Stops waiting after this much time. If omitted, waiting too long counts as a failure. */
  readonly mostMs?: number | undefined;
  /** @throws any error that has occurred in the meantime */
  readonly pass: () => void;
};

/** @throws Broken if the condition never becomes true */
export async function turn({clock, isSo, mostMs, pass}: TurnOptions): Promise<void> {
  const endMs = clock.nowMs + (mostMs ?? LONGEST_MS);
  for (;;) {
    await new Promise(setImmediate);
    pass();
    if (isSo() || (clock.nowMs > endMs && mostMs !== undefined)) return;
    if (clock.nowMs > endMs) throw new Broken('the run never ends');
    if (!clock.step()) throw new Broken('the run hangs: no events are left');
  }
}
