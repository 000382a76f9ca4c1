// The server's clock, which runs in real time or from a given start time. Tests can move the clock forward.
import {type Micros, SECOND} from './instants.ts';

export class Clock {
  /** The time when the clock was created. */
  readonly start: Micros;
  readonly #offset: Micros;
  #ahead = 0;
  #last: Micros;

  /** `start` is the initial time, as an ISO string or in microseconds. It defaults to real time. */
  constructor(start?: string | Micros) {
    const real = realNow();
    this.start = typeof start === 'string' ? Date.parse(start) * 1000 : (start ?? real);
    this.#offset = this.start - real;
    this.#last = this.start;
  }

  now(): Micros {
    return realNow() + this.#offset + this.#ahead;
  }

  /** Returns the current time, or one microsecond after the previous stamp if that is later. */
  stamp(): Micros {
    this.#last = Math.max(this.#last + 1, this.now());
    return this.#last;
  }

  advance(seconds: number): void {
    this.#ahead += Math.round(seconds * SECOND);
  }
}

const realNow = (): Micros => Math.floor((performance.timeOrigin + performance.now()) * 1000);
