// Collects the members of orders that are left out because the tap does not know them, and names them once.

import {inList} from '../../values/words.ts';

// Members whose names are data could be as many as the orders.
const MOST_PATHS = 1000;
const LONGEST_PATH = 100;

export class LeftOut {
  readonly #info: (message: string) => void;
  /** By the stream that leaves them out. */
  readonly #paths = new Map<string, Set<string>>();

  constructor(info: (message: string) => void) {
    this.#info = info;
  }

  /** Returns a function that takes the path of a member, such as `packages[].gift_message`. */
  collector(stream: string): (path: string) => void {
    const paths = new Set<string>();
    this.#paths.set(stream, paths);
    return (path) => {
      if (paths.size < MOST_PATHS) paths.add(path.slice(0, LONGEST_PATH));
    };
  }

  /** Names the members, but never their values. */
  summarize(): void {
    for (const [stream, paths] of this.#paths) if (paths.size > 0) this.#info(textOf(stream, [...paths].sort()));
  }
}

function textOf(stream: string, paths: readonly string[]): string {
  const count = paths.length < MOST_PATHS ? paths.length : `at least ${MOST_PATHS}`;
  const members = paths.length === 1 ? 'member' : 'members';
  const names = inList(paths.map((path) => `order.${path}`));
  return `${stream} leaves out ${count} unknown ${members}: ${names}`;
}
