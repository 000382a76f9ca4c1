// A busy shop: the changes that happen between two requests.
import {random} from './random.ts';
import type {Hook} from './sandbox.ts';

export type BusyOptions = {
  readonly seed?: number | string;
  /** At most this many orders change before each request. The default is 5. */
  readonly changes?: number;
  /** The bulk update happens before this request. The default is 5; 0 means never. */
  readonly bulkBefore?: number;
  /** How many orders the bulk update sets to the same instant. The default is 350. */
  readonly bulk?: number;
  /** If false, no order is anonymised, since that would change it without a new `updated_at`. */
  readonly anonymise?: boolean;
};

/** Pass it to `sandbox.beforeRequest`. */
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
