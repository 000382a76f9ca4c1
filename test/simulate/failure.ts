// Thrown by the simulation when a promise is broken. Any other error is a fault of the simulation or a bug.

export class Broken extends Error {}

/** What broke first in a run. */
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

  /** Runs work and records its error instead of throwing it, because a stream would swallow it. */
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
