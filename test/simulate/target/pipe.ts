// The pipe to a slow target, which can die with rows in its buffer.

import {Writable} from 'node:stream';
import type {Chance} from '../chance.ts';
import type {Clock} from '../clock.ts';
import type {Message} from './message.ts';

type PipeOptions = {
  readonly clock: Clock;
  readonly chance: Chance;
  /** The target's mean time per write. */
  readonly meanMs: number;
  readonly parse: (line: string) => readonly Message[];
  /** Called before the target reads the text. */
  readonly onWrite: (text: string) => void;
  readonly take: (message: Message) => void;
};

export class Pipe {
  readonly writable: Writable;
  readonly #options: PipeOptions;
  #isDead = false;
  #rest = '';
  #inFlight = '';

  constructor(options: PipeOptions) {
    this.#options = options;
    this.writable = new Writable({
      decodeStrings: false,
      highWaterMark: options.chance.pick([1, 2000, 16_384, 65_536]),
      write: (text: string, _, done) => this.#write(text, done),
    });
  }

  /** The tap was killed: the target receives some or all of what was in transit. */
  cut(): void {
    if (this.#isDead) return;
    this.#consume(this.#inFlight.slice(0, this.#options.chance.int(0, this.#inFlight.length)));
    this.#isDead = true;
  }

  /** The target dies, after reading some or all of what was in transit. */
  die(): void {
    this.cut();
    this.writable.destroy(Object.assign(new Error('EPIPE'), {code: 'EPIPE'}));
  }

  #write(text: string, done: (error?: Error | null) => void): void {
    const {clock, chance, meanMs, onWrite} = this.#options;
    if (this.#isDead) return;
    this.#inFlight = text;
    onWrite(text);
    const finish = () => {
      if (this.#isDead) return;
      this.#inFlight = '';
      this.#consume(text);
      done();
    };
    if (meanMs === 0) finish();
    else clock.after(chance.exponential(meanMs), finish);
  }

  #consume(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() as string;
    const {take, parse} = this.#options;
    for (const message of lines.flatMap(parse)) take(message);
  }
}
