// Runs events one after another until a condition is true.

import type {Clock} from '../clock.ts';
import {Broken} from '../failure.ts';

const LONGEST_MS = 40 * 86_400_000;

type TurnOptions = {
  readonly clock: Clock;
  readonly isSo: () => boolean;
  /** Gives up after this time. If omitted, waiting too long is a fault. */
  readonly mostMs?: number | undefined;
  /** @throws what broke in the meantime */
  readonly pass: () => void;
};

/** @throws Broken if it never becomes true */
export async function turn({clock, isSo, mostMs, pass}: TurnOptions): Promise<void> {
  const endMs = clock.nowMs + (mostMs ?? LONGEST_MS);
  for (;;) {
    await new Promise(setImmediate);
    pass();
    if (isSo() || (clock.nowMs > endMs && mostMs !== undefined)) return;
    if (clock.nowMs > endMs) throw new Broken('it never ends');
    if (!clock.step()) throw new Broken('it hangs: no events are left');
  }
}
