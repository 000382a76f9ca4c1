// The server's time: the real time, or a time that starts at a given instant. Tests can move it forward.
import {type Micros, SECOND} from './instants.ts';

export class Clock {
  /** The time at the beginning. */
  readonly start: Micros;
  readonly #offset: Micros;
  #ahead = 0;
  #last: Micros;

  /** `start`: the time now, as an ISO string or in microseconds. The default is the real time. */
  constructor(start?: string | Micros) {
    const real = realNow();
    this.start = typeof start === 'string' ? Date.parse(start) * 1000 : (start ?? real);
    this.#offset = this.start - real;
    this.#last = this.start;
  }

  now(): Micros {
    return realNow() + this.#offset + this.#ahead;
  }

  /** Now, but later than any earlier stamp. */
  stamp(): Micros {
    this.#last = Math.max(this.#last + 1, this.now());
    return this.#last;
  }

  advance(seconds: number): void {
    this.#ahead += Math.round(seconds * SECOND);
  }
}

const realNow = (): Micros => Math.floor((performance.timeOrigin + performance.now()) * 1000);
