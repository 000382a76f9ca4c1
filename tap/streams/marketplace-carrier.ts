// The `marketplace_carrier` stream: one row per carrier or shipping method that a marketplace recognizes.

import {isObject} from '../../values/json.ts';
import type {Columns} from './column.ts';
import {filledTextFrom, selected} from './columns.ts';
import {membersOf} from './marketplace-lists.ts';
import {marketplacePartRecords} from './marketplace-parts.ts';
import {isEmpty} from './packages.ts';
import type {Marketplace, Raw, Row, RowContext} from './stream.ts';

const KINDS = [
  ['carrier', 'carriers'],
  ['shipping_method', 'shipping_methods'],
] as const;

export const carrierColumns: Columns = {
  label: filledTextFrom('label'),
  lengow_code: filledTextFrom('lengow_code'),
};

/** One row for each code; none if the marketplace lists neither carriers nor shipping methods. */
export function marketplaceCarrierRecords(context: RowContext): (marketplace: Marketplace) => Row[] {
  const own = selected(carrierColumns, context.columns);
  return marketplacePartRecords(context, own, (marketplace, report) =>
    KINDS.flatMap(([kind, field]) =>
      membersOf(marketplace, field, (expected) => report('code', expected)).map(({name, value}) => ({
        keys: [kind, name],
        values: own.read(described(value), report),
      })),
    ),
  );
}

/** A bare string or number is the label. */
function described(value: unknown): Raw {
  if (isObject(value)) return value;
  return isEmpty(value) ? {} : {label: value};
}
