// Collects the failures that did not stop the run, and what is no longer read because of them.

import {LengowError, RecordError, RightsError, type TapError} from '../errors.ts';
import type {Wanted} from '../plan/wanted.ts';

const isContained = (error: unknown): error is LengowError | RecordError =>
  error instanceof LengowError || error instanceof RecordError;

export class Failures {
  readonly #log: {error(message: string): void};
  readonly #errors: TapError[] = [];
  readonly #stopped = new Set<Wanted>();

  constructor(log: {error(message: string): void}) {
    this.#log = log;
  }

  /** Runs the work and records its LengowError or RecordError. Refused credentials, signals and bugs stop the run. */
  async contain(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!isContained(error)) throw error;
      this.add(what, error);
    }
  }

  /** The same for a source that has a right of its own: if that is missing, the others can still be read. */
  containRight(what: string, work: () => Promise<void>): Promise<void> {
    return this.contain(what, () =>
      work().catch((error) => {
        if (!(error instanceof RightsError)) throw error;
        this.add(what, error);
      }),
    );
  }

  add(what: string, error: TapError, wanted: readonly Wanted[] = []): void {
    this.#errors.push(error);
    for (const one of wanted) this.#stopped.add(one);
    this.#log.error(`${what} stops here: ${error.message}`);
  }

  /** What has not been stopped by a failure. */
  reading(wanted: readonly Wanted[]): Wanted[] {
    return wanted.filter((one) => !this.#stopped.has(one));
  }

  /** @throws the first failure, if there is one. */
  throwFirst(): void {
    const [first] = this.#errors;
    if (first !== undefined) throw first;
  }
}
