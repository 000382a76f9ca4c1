// The server's time: real, or running on from a moment that is given, and moved forward at will.
import {type Micros, SECOND} from './instants.ts';

export class Clock {
  readonly #offset: Micros;
  #ahead = 0;
  #last: Micros;

  /** `start`: what time it is now, as an ISO text or microseconds; without it the real one. */
  constructor(start?: string | Micros) {
    const begin = typeof start === 'string' ? Date.parse(start) * 1000 : start;
    this.#offset = begin === undefined ? 0 : begin - realNow();
    this.#last = this.now();
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
    this.#ahead += seconds * SECOND;
  }
}

const realNow = (): Micros => Math.floor((performance.timeOrigin + performance.now()) * 1000);
