// Stops a run between two of its steps. A step is a request or a write.

import {Interruption} from '../../../tap/errors.ts';
import type {Stop} from '../plan.ts';

type StopsOptions = {
  readonly stop: Stop;
  readonly trace: (text: () => string) => void;
  readonly dies: () => void;
};

export class Stops {
  readonly #options: StopsOptions;
  readonly #interrupt = new AbortController();
  #steps = 0;
  #isForgotten = false;
  isKilled = false;
  isTargetDead = false;

  constructor(options: StopsOptions) {
    this.#options = options;
  }

  get signal(): AbortSignal {
    return this.#interrupt.signal;
  }

  /** A killed process does nothing more. */
  get isGone(): boolean {
    return this.#isForgotten || this.isKilled;
  }

  step(): void {
    const {stop, trace} = this.#options;
    this.#steps += 1;
    if (stop.kind === 'none' || this.#steps !== stop.afterSteps) return;
    trace(() => `  STOP: ${stop.kind}`);
    if (stop.kind === 'kill') this.isKilled = true;
    if (stop.kind === 'signal') this.#interrupt.abort(new Interruption('stopped by a signal', 143));
    if (stop.kind === 'target') this.#targetDies();
  }

  pipeClosed(): void {
    this.#interrupt.abort(new Interruption('the target closed the pipe', 141));
  }

  /** Releases everything a killed tap is still waiting for; otherwise the tap would stay in memory forever. */
  async forget(): Promise<void> {
    this.#isForgotten = true;
    this.#interrupt.abort(new Interruption('forgotten', 143));
    await new Promise(setImmediate);
  }

  #targetDies(): void {
    this.isTargetDead = true;
    this.#options.dies();
  }
}
