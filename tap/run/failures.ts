// Collects the failures that did not stop the run, and the starts that are no longer read because of them.

import {LengowError, RecordError, type TapError} from '../errors.ts';
import type {Start} from '../plan/starts.ts';

export class Failures {
  readonly #log: {error(message: string): void};
  readonly #errors: TapError[] = [];
  readonly #stopped = new Set<Start>();

  constructor(log: {error(message: string): void}) {
    this.#log = log;
  }

  /** Runs the work and records its LengowError or RecordError. Refused credentials, signals and bugs stop the run. */
  async contain(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof LengowError || error instanceof RecordError)) throw error;
      this.add(what, error);
    }
  }

  add(what: string, error: TapError, starts: readonly Start[] = []): void {
    this.#errors.push(error);
    for (const start of starts) this.#stopped.add(start);
    this.#log.error(`${what} stops here: ${error.message}`);
  }

  /** The starts that have not been stopped by a failure. */
  reading(starts: readonly Start[]): Start[] {
    return starts.filter((start) => !this.#stopped.has(start));
  }

  /** @throws the first failure, if there is one. */
  throwFirst(): void {
    const [first] = this.#errors;
    if (first !== undefined) throw first;
  }
}
