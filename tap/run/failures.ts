// What failed so far without stopping the run, and which claims read no further for it.

import {LengowError, RecordError, type TapError} from '../errors.ts';
import type {Claim} from '../plan/spans.ts';

export class Failures {
  readonly #log: {error(message: string): void};
  readonly #errors: TapError[] = [];
  readonly #stopped = new Set<Claim>();

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

  add(what: string, error: TapError, claims: readonly Claim[] = []): void {
    this.#errors.push(error);
    for (const claim of claims) this.#stopped.add(claim);
    this.#log.error(`${what} stops here: ${error.message}`);
  }

  /** The claims that still read. */
  reading(claims: readonly Claim[]): Claim[] {
    return claims.filter((claim) => !this.#stopped.has(claim));
  }

  /** @throws the first failure, if there was any. */
  throwFirst(): void {
    const [first] = this.#errors;
    if (first !== undefined) throw first;
  }
}
