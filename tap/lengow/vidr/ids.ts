// The ids of a line of the report, with something in place of those that it lacks.

import type {JsonObject} from '../../../values/json.ts';
import {scalarText} from '../../../values/scalar-text.ts';

export type Ids = {
  readonly order: string;
  readonly shipping: string;
  readonly transaction: string;
  readonly type: string;
  /** Undefined if the line has no id. */
  readonly line: string | undefined;
};

const NONE = '-';

export function idsOf(members: JsonObject): Ids {
  const shipping = idIn(members['shipping-id']);
  return {
    order: idIn(members['order-id']) ?? NONE,
    shipping: shipping ?? NONE,
    // As in the report itself, where a shipment is its own transaction.
    transaction: idIn(members['transaction-id']) ?? shipping ?? NONE,
    type: idIn(members['transaction-type']) ?? NONE,
    line: idIn(members['order-item-id']),
  };
}

function idIn(value: unknown): string | undefined {
  const text = scalarText(value);
  return text?.trim() === '' ? undefined : text;
}
