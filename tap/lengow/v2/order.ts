// What an answer of API V2 contains, whichever format it has.

import type {JsonObject} from '../../../values/json.ts';

/**
 * An order with V2's own names. `cart.products` is a list, and a product's `sku_field` is the attribute `field` of its
 * `sku`, which JSON lacks.
 */
export type V2Order = JsonObject;

/** What an answer says besides its orders; nothing in it has been checked. */
export type Head = {
  readonly count?: unknown;
  /** Why there are no orders. */
  readonly error?: unknown;
  /** The address of this machine, if it is refused. */
  readonly ip?: unknown;
};

/** Yields orders in batches, and returns what stands around them. */
export type OrderReader = AsyncGenerator<readonly V2Order[], Head>;
