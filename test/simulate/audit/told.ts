// What a run has learned about the server's time.

import type {Told} from './wanted.ts';

// The tap corrects the date of a login that is ahead by the time that the next response took.
const CORRECTION = 600_000_000;

export class ServerTime {
  readonly #isAhead: boolean;
  #login: number | undefined;
  #earliest = Number.POSITIVE_INFINITY;

  /** @param isAhead whether the dates of logins are too late */
  constructor(isAhead: boolean) {
    this.#isAhead = isAhead;
  }

  /** @param micros the date in the response, or the machine's own time if the response has no date */
  loggedIn(micros: number): void {
    this.#login ??= micros;
    this.dated(micros);
  }

  /** A response has this date. */
  dated(micros: number): void {
    if (this.#login !== undefined) this.#earliest = Math.min(this.#earliest, micros);
  }

  /** Undefined before the login. */
  get told(): Told | undefined {
    const login = this.#login;
    return login === undefined ? undefined : {login, earliest: this.#earliest, doubt: this.#isAhead ? CORRECTION : 0};
  }
}
