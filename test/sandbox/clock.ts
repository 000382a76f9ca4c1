// The server's time: real, or running on from a moment that is given, and moved forward at will.
import {type Micros, SECOND} from './instants.ts';

export class Clock {
  /** What time it was at the beginning. */
  readonly start: Micros;
  readonly #offset: Micros;
  #ahead = 0;
  #last: Micros;

  /** `start`: what time it is now, as an ISO text or microseconds; without it the real one. */
  constructor(start?: string | Micros) {
    const real = realNow();
    this.start = typeof start === 'string' ? Date.parse(start) * 1000 : (start ?? real);
    this.#offset = this.start - real;
    this.#last = this.start;
  }

  now(): Micros {
    return realNow() + this.#offset + this.#ahead;
  }

  /** Now, but later than any stamp before. */
  stamp(): Micros {
    this.#last = Math.max(this.#last + 1, this.now());
    return this.#last;
  }

  advance(seconds: number): void {
    this.#ahead += Math.round(seconds * SECOND);
  }
}

const realNow = (): Micros => Math.floor((performance.timeOrigin + performance.now()) * 1000);
