// Tracks the server's clock, using the `Date` headers of its responses.

import type {Micros} from '../../../values/instant.ts';
import {DAY} from '../../../values/instant.ts';
import {parseHttpDate} from './http-date.ts';

// The API did not exist before 2015, and a clock that has been reset starts in 1970.
const EARLIEST: Micros = Date.UTC(2015) * 1000;
// A test server's clock may be weeks ahead. A real server's clock cannot, because its certificate would not be valid
// yet.
const FARTHEST_AHEAD: Micros = 366 * DAY;

export class ServerClock {
  readonly #now: () => number;
  #login: string | null | undefined;
  #earliest: Micros | undefined;

  /** @param now this machine's clock, in milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Whether the first login response had a `Date` header, valid or not. */
  get isDated(): boolean {
    return typeof this.#login === 'string';
  }

  /** The time of the first login; undefined if its `Date` is missing, is not a valid HTTP date, or cannot be right. */
  get login(): Micros | undefined {
    return this.#read(this.#login);
  }

  /** The earliest date of any response since the first login, ignoring dates that cannot be right. */
  get earliest(): Micros | undefined {
    return this.#earliest;
  }

  /** Records the date of a response. The first response is the login's, which must have been sent before all others. */
  responded(date: string | null): void {
    if (this.#login === undefined) {
      this.#login = date;
      return;
    }
    const time = this.#read(date);
    if (time !== undefined) this.#earliest = Math.min(this.#earliest ?? time, time);
  }

  #read(date: string | null = null): Micros | undefined {
    const nowMs = this.#now();
    const time = date === null ? undefined : parseHttpDate(date, nowMs);
    if (time === undefined) return;
    return time >= EARLIEST && time <= nowMs * 1000 + FARTHEST_AHEAD ? time : undefined;
  }
}
