// False but self-consistent responses: orders are missing and the count is adjusted, or all orders are outdated.
// Lagging replicas, failed shards and caches produce such responses.

import type {Chance} from '../chance.ts';
import type {Order, Shop, Version} from '../shop.ts';
import {byUpdate} from '../shop.ts';
import {DAY, MINUTE} from '../time.ts';
import type {Traits} from '../traits.ts';

/** How outdated a false response is (`ageMs`), and which orders it includes (`kept`). */
export type Lie = {readonly ageMs: number; readonly kept: (found: readonly Order[]) => Order[]};

export class Lies {
  readonly #traits: Traits['lies'];
  readonly #chance: Chance;
  /** The latest false response to each query, and how often it has been sent. */
  readonly #told = new Map<string, {readonly lie: Lie; readonly times: number}>();
  count = 0;

  constructor({lies}: Traits, chance: Chance) {
    this.#traits = lies;
    this.#chance = chance;
  }

  /** The same query never gets a false response twice in a row, except in worlds that repeat false responses. */
  next(query: string): Lie | undefined {
    const {rate, isRepeated} = this.#traits;
    const told = this.#told.get(query);
    this.#told.delete(query);
    const isOver = told !== undefined && (!isRepeated || told.times > 1);
    if (isOver || (told === undefined && !this.#chance.is(rate))) return;
    const lie = told?.lie ?? this.#lie();
    this.#told.set(query, {lie, times: (told?.times ?? 0) + 1});
    this.count += 1;
    return lie;
  }

  #lie(): Lie {
    const {kinds} = this.#traits;
    if (this.#chance.pick(kinds) === 'stale')
      return {ageMs: this.#chance.magnitude(MINUTE, 60 * DAY) / 1000, kept: (found) => [...found]};
    const kept = this.#chance.pick(SUBSETS)(this.#chance.fork(`${this.count}`));
    return {ageMs: 0, kept};
  }
}

type Subset = (chance: Chance) => Lie['kept'];

const SUBSETS: readonly Subset[] = [
  () => () => [],
  (chance) => (found) => found.slice(0, chance.magnitude(1, Math.max(1, found.length))),
  (chance) => {
    const share = chance.next();
    return (found) => found.filter(() => chance.is(share));
  },
  (chance) => (found) => without(found, chance.int(1, 3), chance),
  (chance) => (found) => {
    const shard = chance.pick(found)?.marketplace;
    return found.filter(({marketplace}) => marketplace !== shard);
  },
];

function without(found: readonly Order[], count: number, chance: Chance): Order[] {
  const missing = new Set(Array.from({length: count}, () => chance.int(0, found.length - 1)));
  return found.filter((_, index) => !missing.has(index));
}

/** The orders as of a given time in the past, least recently updated first. */
export const past = (shop: Shop, ms: number): Order[] =>
  shop.orders
    .flatMap((order) => {
      const current = order.versions.findLast((version) => wasThere(version, ms));
      return current === undefined
        ? []
        : [{...order, current, text: current === order.current ? order.text : undefined}];
    })
    .sort(byUpdate);

const wasThere = ({visibleMs, updatedAt}: Version, ms: number): boolean => visibleMs <= ms && updatedAt <= ms * 1000;
