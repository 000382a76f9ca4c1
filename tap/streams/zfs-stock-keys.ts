// The keys of a stock report's lines: a line that repeats an earlier one's EAN and location gets a key of its own.

import {Repeats} from '../../values/repeats.ts';
import type {Raw} from './stream.ts';
import {knownText} from './values.ts';

type Key = {readonly ean: string; readonly location: string};

const NUMBERED = /#\d+$/;

/** Takes a report's lines for the first time, to find the repeats. */
export class StockKeyFinder {
  readonly #repeats = new Repeats();
  /** The keys that look like one that is made here. */
  readonly #numbered = new Set<string>();

  add(line: Raw): void {
    const {ean, location} = keyOf(line);
    const name = nameOf(ean, location);
    this.#repeats.add(name);
    if (NUMBERED.test(location)) this.#numbered.add(name);
  }

  /** Once all lines have been added. */
  keys(): StockKeys {
    return new StockKeys(this.#repeats.test(), this.#numbered);
  }
}

/** Names a report's lines, which are taken in the same order again. */
export class StockKeys {
  readonly #mayRepeat: (name: string) => boolean;
  readonly #numbered: ReadonlySet<string>;
  /** The last number of each key that may occur more than once. */
  readonly #numbers = new Map<string, number>();

  constructor(mayRepeat: (name: string) => boolean, numbered: ReadonlySet<string>) {
    this.#mayRepeat = mayRepeat;
    this.#numbered = numbered;
  }

  take(line: Raw): Key {
    const key = keyOf(line);
    const name = nameOf(key.ean, key.location);
    if (!this.#mayRepeat(name)) return key;
    const last = this.#numbers.get(name);
    const number = last === undefined ? 1 : this.#free(key, last + 1);
    this.#numbers.set(name, number);
    return number === 1 ? key : {...key, location: `${key.location}#${number}`};
  }

  /** The first number from this one on that makes a key which the report does not have. */
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
