// Tracks the server's clock, using the `Date` headers of its responses.

import type {Micros} from '../../../values/instant.ts';
import {DAY} from '../../../values/instant.ts';
import {parseHttpDate} from './http-date.ts';
import type {HttpRuntime} from './request.ts';

// The API did not exist before 2015, and a clock that has been reset starts in 1970.
const EARLIEST: Micros = Date.UTC(2015) * 1000;
// A test server's clock may be weeks ahead. A real server's clock cannot, because its certificate would not be valid
// yet.
const FARTHEST_AHEAD: Micros = 366 * DAY;

export class ServerClock {
  readonly #runtime: Pick<HttpRuntime, 'now' | 'elapsedMs'>;
  #login: string | null | undefined;
  #earliest: Micros | undefined;
  #next: {readonly date: Micros; readonly atMs: number} | undefined;

  constructor(runtime: Pick<HttpRuntime, 'now' | 'elapsedMs'>) {
    this.#runtime = runtime;
  }

  /** Whether the first login response had a `Date` header, valid or not. */
  get isDated(): boolean {
    return typeof this.#login === 'string';
  }

  /** The time of the first login; undefined if its `Date` is missing, is not a valid HTTP date, or cannot be right. */
  get login(): Micros | undefined {
    return this.read(this.#login);
  }

  /** The earliest date of any response since the first login, ignoring dates that cannot be right. */
  get earliest(): Micros | undefined {
    return this.#earliest;
  }

  /** The date of the first dated response after the login, and when it was received. */
  get next(): {readonly date: Micros; readonly atMs: number} | undefined {
    return this.#next;
  }

  /** Records the date of a response. The first response is the login's, which must have been sent before all others. */
  responded(date: string | null): void {
    if (this.#login === undefined) {
      this.#login = date;
      return;
    }
    const time = this.read(date);
    if (time === undefined) return;
    this.#earliest = Math.min(this.#earliest ?? time, time);
    this.#next ??= {date: time, atMs: this.#runtime.elapsedMs()};
  }

  /** The time in a `Date` header; undefined if it is missing, is not a valid HTTP date, or cannot be right. */
  read(date: string | null = null): Micros | undefined {
    const nowMs = this.#runtime.now();
    const time = date === null ? undefined : parseHttpDate(date, nowMs);
    if (time === undefined) return;
    return time >= EARLIEST && time <= nowMs * 1000 + FARTHEST_AHEAD ? time : undefined;
  }
}
