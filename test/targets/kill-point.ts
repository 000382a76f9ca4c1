// Reads the tap's lines immediately, so even with a slow target, the tap is killed while it still reads from the API.

import {PassThrough} from 'node:stream';
import type {Filter} from './breaks.ts';
import {BATCH_ROWS} from './target.ts';

/**
 * Where the tap is killed. `torn`: in the middle of a line, when targets with small batches have already written orders
 * that follow the first STATE with a claim, but not yet all trackings before it. `clean`: right after the next STATE.
 */
export type Cut = 'torn' | 'clean';

const STATE = '{"type":"STATE"';
const ORDER = '{"type":"RECORD","stream":"order"';
// The state echoed at the start, and the first state that claims anything.
const STATES_BEFORE = 2;
const ROWS_AFTER_BATCH = 60;

export class KillPoint {
  readonly lines = new PassThrough();
  taken = 0;
  #states = 0;
  #orders = 0;
  #isShut = false;
  readonly #filter: Filter;
  readonly #cut: Cut | undefined;
  readonly #kill: () => void;

  constructor(filter: Filter, cut: Cut | undefined, kill: () => void) {
    this.#filter = filter;
    this.#cut = cut;
    this.#kill = kill;
  }

  async read(lines: AsyncIterable<string>): Promise<void> {
    for await (const line of lines) this.#take(line);
    this.lines.end();
  }

  #take(line: string): void {
    if (this.#isShut) return;
    this.#count(line);
    if (this.#tears()) this.#shut(line.slice(0, line.length / 2));
    else this.#pass(line);
  }

  #count(line: string): void {
    this.taken++;
    if (line.startsWith(STATE)) this.#states++;
    if (line.startsWith(ORDER)) this.#orders++;
  }

  #tears(): boolean {
    const isBehind = this.#states >= STATES_BEFORE && this.#orders % BATCH_ROWS === ROWS_AFTER_BATCH;
    return this.#cut === 'torn' && isBehind;
  }

  #pass(line: string): void {
    for (const one of this.#filter(line)) this.lines.write(`${one}\n`);
    if (this.#cut === 'clean' && this.#states > STATES_BEFORE) this.#shut();
  }

  #shut(rest = ''): void {
    this.#isShut = true;
    this.#kill();
    this.lines.end(rest);
  }
}
