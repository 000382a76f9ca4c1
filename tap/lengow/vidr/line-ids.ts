// Tells apart the lines of a report that have the same ids. Only hashes of the others are kept, however many there are.

import {createHash} from 'node:crypto';
import {type JsonObject, jsonOf} from '../../../values/json.ts';
import {type Ids, idsOf} from './ids.ts';

/** A line's ids, all of which are known. */
export type NamedIds = Ids & {readonly line: string};

export class LineIds {
  /** The hash of the first line with each key. */
  readonly #hashes = new Map<string, string>();
  /** Different lines with one key, by their hash: their JSON text and later their line id. */
  readonly #rivals = new Map<string, Map<string, string>>();

  /** First, each line is noted. */
  note(members: JsonObject): void {
    const ids = idsOf(members);
    const [key, hash] = [keyOf(ids), hashOf(members)];
    const known = this.#hashes.get(key);
    if (known === undefined) this.#hashes.set(key, hash);
    if (ids.line === undefined || (known ?? hash) !== hash) this.#rivals.set(key, new Map());
  }

  get hasRivals(): boolean {
    return this.#rivals.size > 0;
  }

  /** If there are rivals, each line is then compared. */
  compare(members: JsonObject): void {
    this.#rivals.get(keyOf(idsOf(members)))?.set(hashOf(members), textOf(members));
  }

  /** Names the rivals in the order of their JSON text, because their order in the report may change. */
  name(): void {
    const named = new Set<string>();
    for (const [key, rivals] of this.#rivals) {
      const ids = idsIn(key);
      const isFree = (line: string) => {
        const other = keyOf({...ids, line});
        return line === ids.line || !(this.#hashes.has(other) || named.has(other));
      };
      const names = freeNames(ids.line, isFree);
      for (const [hash] of [...rivals].sort(byText)) {
        const line = names.next().value as string;
        named.add(keyOf({...ids, line}));
        rivals.set(hash, line);
      }
    }
  }

  /** The line's ids; undefined for a line that is equal to an earlier one. */
  take(members: JsonObject): NamedIds | undefined {
    const ids = idsOf(members);
    const [key, hash] = [keyOf(ids), hashOf(members)];
    const rivals = this.#rivals.get(key);
    const line = rivals === undefined ? ids.line : rivals.get(hash);
    const isFirst = rivals === undefined ? this.#hashes.delete(key) : rivals.delete(hash);
    return isFirst && line !== undefined ? {...ids, line} : undefined;
  }
}

/** `A`, `A#2`, `A#3` … or, without an id, `line-1`, `line-2` …, as far as they are free. */
function* freeNames(line: string | undefined, isFree: (name: string) => boolean): Generator<string> {
  for (let number = 1; ; number += 1) {
    const numbered = number === 1 ? line : `${line}#${number}`;
    const name = line === undefined ? `line-${number}` : numbered;
    if (name !== undefined && isFree(name)) yield name;
  }
}

const keyOf = ({order, shipping, transaction, type, line}: Ids): string =>
  JSON.stringify([order, shipping, transaction, type, line]);

function idsIn(key: string): Ids {
  const [order, shipping, transaction, type, line] = JSON.parse(key);
  return {order, shipping, transaction, type, line: line ?? undefined};
}

const textOf = (members: JsonObject): string => jsonOf(members) ?? '';

/** Does not depend on the order of the members. */
function hashOf(members: JsonObject): string {
  const names = Object.keys(members).sort();
  const text = jsonOf(names.map((name) => [name, members[name]])) ?? '';
  return createHash('sha1').update(text).digest('base64');
}

const byText = ([, a]: readonly [string, string], [, b]: readonly [string, string]): number =>
  a < b ? -1 : Number(a > b);
