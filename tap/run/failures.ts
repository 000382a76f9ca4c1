// What failed so far without stopping the run, and which bookmarks read no further because of it.

import {LengowError, RecordError, type TapError} from '../errors.ts';
import type {Start} from '../plan/spans.ts';

export class Failures {
  readonly #log: {error(message: string): void};
  readonly #errors: TapError[] = [];
  readonly #stopped = new Set<Start>();

  constructor(log: {error(message: string): void}) {
    this.#log = log;
  }

  /** Runs the work, and keeps a failure of the API or of a record; credentials, signals and bugs stop everything. */
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

  /** Those of the starts that still read. */
  reading(starts: readonly Start[]): Start[] {
    return starts.filter((start) => !this.#stopped.has(start));
  }

  /** @throws the first failure, if there was any. */
  throwFirst(): void {
    const [first] = this.#errors;
    if (first !== undefined) throw first;
  }
}
