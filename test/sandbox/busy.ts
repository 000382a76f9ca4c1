// Simulates a busy shop whose orders change between requests.
import {random} from './random.ts';
import type {Hook} from './sandbox.ts';

export type BusyOptions = {
  readonly seed?: number | string;
  /** The maximum number of orders that change before each request. The default is 5. */
  readonly changes?: number;
  /** The number of the request before which the bulk update happens. The default is 5; 0 means never. */
  readonly bulkBefore?: number;
  /** The number of orders that get the same timestamp in the bulk update. The default is 350. */
  readonly bulk?: number;
  /** If false, no order is anonymised, because that would change an order without updating its `updated_at`. */
  readonly anonymise?: boolean;
};

/** Returns a hook to pass to `sandbox.beforeRequest`. */
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
