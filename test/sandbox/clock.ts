// The server's clock: real time, or time starting at a given instant. Tests can move it forward.
import {type Micros, SECOND} from './instants.ts';

export class Clock {
  /** The time when the clock was created. */
  readonly start: Micros;
  readonly #offset: Micros;
  #ahead = 0;
  #last: Micros;

  /** `start`: the current time, as an ISO string or in microseconds. Defaults to real time. */
  constructor(start?: string | Micros) {
    const real = realNow();
    this.start = typeof start === 'string' ? Date.parse(start) * 1000 : (start ?? real);
    this.#offset = this.start - real;
    this.#last = this.start;
  }

  now(): Micros {
    return realNow() + this.#offset + this.#ahead;
  }

  /** The current time, but always later than every previous stamp. */
  stamp(): Micros {
    this.#last = Math.max(this.#last + 1, this.now());
    return this.#last;
  }

  advance(seconds: number): void {
    this.#ahead += Math.round(seconds * SECOND);
  }
}

const realNow = (): Micros => Math.floor((performance.timeOrigin + performance.now()) * 1000);
