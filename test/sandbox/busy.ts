// A shop that does not stand still: what changes between any two requests.
import {random} from './random.ts';
import type {Hook} from './sandbox.ts';

export type BusyOptions = {
  readonly seed?: number | string;
  /** Up to so many orders change before each request; 5 without it. */
  readonly changes?: number;
  /** Before which request the bulk update comes; 5 without it, 0: never. */
  readonly bulkBefore?: number;
  /** How many orders it stamps with one instant; 350 without it. */
  readonly bulk?: number;
  /** False: no order is anonymised, which would change it without a new `updated_at`. */
  readonly anonymise?: boolean;
};

/** Give it to `sandbox.beforeRequest`. */
export function busy(options: BusyOptions = {}): Hook {
  const {seed = 1, changes = 5, bulkBefore = 5, bulk = 350, anonymise = true} = options;
  const dice = random(seed, 'busy');
  let requests = 0;
  return ({shop}) => {
    requests++;
    if (requests === bulkBefore) shop.bulk(bulk);
    for (let change = dice.int(changes + 1); change > 0; change--) shop.touch();
    if (dice.chance(0.5)) shop.create();
    if (dice.chance(0.1) && anonymise) shop.anonymise();
  };
}
