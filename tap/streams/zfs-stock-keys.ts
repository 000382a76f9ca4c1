// The keys of a stock report's lines: a line that repeats an earlier one's EAN and location gets a key of its own.

import type {Raw} from './stream.ts';
import {knownText} from './values.ts';

type Key = {readonly ean: string; readonly location: string};

const NUMBERED = /#\d+$/;

/** Needs all lines twice, in the same order: the first time to find the repeats, the second time to name them. */
export class StockKeys {
  #seen = new Set<string>();
  /** The keys that occur more than once: how often they have been named. */
  readonly #repeated = new Map<string, number>();
  /** The keys that look like one that is made here. */
  readonly #numbered = new Set<string>();

  /** Takes a line for the first time. */
  note(line: Raw): void {
    const {ean, location} = keyOf(line);
    const name = nameOf(ean, location);
    if (this.#seen.has(name)) this.#repeated.set(name, 0);
    this.#seen.add(name);
    if (NUMBERED.test(location)) this.#numbered.add(name);
  }

  /** Forgets what only the first time needs. */
  noted(): this {
    this.#seen = new Set();
    return this;
  }

  /** The key of a line, which is taken for the second time. */
  take(line: Raw): Key {
    const key = keyOf(line);
    const name = nameOf(key.ean, key.location);
    const named = this.#repeated.get(name);
    if (named === undefined) return key;
    const number = named === 0 ? 1 : this.#free(key, named + 1);
    this.#repeated.set(name, number);
    return number === 1 ? key : {...key, location: `${key.location}#${number}`};
  }

  #free({ean, location}: Key, from: number): number {
    let number = from;
    while (this.#numbered.has(nameOf(ean, `${location}#${number}`))) number += 1;
    return number;
  }
}

const keyOf = ({ean, location_id: location}: Raw): Key => ({
  ean: knownText(ean) ?? '-',
  location: knownText(location) ?? '-',
});

const nameOf = (ean: string, location: string): string => `${ean}\n${location}`;
