// Collects the failures that did not stop the run, and what is no longer read because of them.

import {LengowError, RecordError, RightsError, type TapError} from '../errors.ts';
import type {Wanted} from '../plan/wanted.ts';

const isContained = (error: unknown): error is LengowError | RecordError =>
  error instanceof LengowError || error instanceof RecordError;

/** What is no longer read because of a failure. */
type Lacking = {readonly wanted?: readonly Wanted[]; readonly streams?: readonly string[]};

export class Failures {
  readonly #log: {error(message: string): void};
  readonly #errors: TapError[] = [];
  readonly #stopped = new Set<Wanted>();
  /** The names of the streams that lack something because of a failure. */
  readonly #failed = new Set<string>();

  constructor(log: {error(message: string): void}) {
    this.#log = log;
  }

  /**
   * Runs the work and records its LengowError or RecordError. Refused credentials, signals and bugs stop the run.
   *
   * @param what the name of the stream, or of the part of `stream` that is read
   */
  async contain(what: string, work: () => Promise<void>, stream = what): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!isContained(error)) throw error;
      this.add(what, error, {streams: [stream]});
    }
  }

  /** The same for a source that has a right of its own: if that is missing, the others can still be read. */
  containRight(what: string, work: () => Promise<void>, stream = what): Promise<void> {
    const contained = () =>
      work().catch((error) => {
        if (!(error instanceof RightsError)) throw error;
        this.add(what, error, {streams: [stream]});
      });
    return this.contain(what, contained, stream);
  }

  add(what: string, error: TapError, {wanted = [], streams = []}: Lacking): void {
    this.#errors.push(error);
    for (const one of wanted) this.#stopped.add(one);
    for (const name of [...streams, ...wanted.map(({stream}) => stream)]) this.#failed.add(name);
    this.#log.error(`${what} stops here: ${error.message}`);
  }

  hasFailed(stream: string): boolean {
    return this.#failed.has(stream);
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
