// Thrown by the simulation when a promise is broken. Any other error is a bug in the simulation or in the tap.

export class Broken extends Error {}

/** Records the first failure in a run. */
export class Verdict {
  readonly #trace: (text: () => string) => void;
  #broken: Error | undefined;

  constructor(trace: (text: () => string) => void) {
    this.#trace = trace;
  }

  readonly fail = (message: string): void => {
    this.#trace(() => `  BROKEN: ${message}`);
    this.blame(new Broken(message));
  };

  blame(error: Error): void {
    this.#broken ??= error;
  }

  /** Runs `work` and records any error instead of throwing it, because a stream would swallow the error. */
  guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.blame(error as Error);
    }
  }

  /** @throws what broke */
  pass(): void {
    if (this.#broken) throw this.#broken;
  }
}
