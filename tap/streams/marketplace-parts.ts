// Builds the rows of a stream whose rows are parts of a marketplace, such as its carriers; knows none of these parts.

import {distinctBy} from '../../values/distinct.ts';
import {objectOf} from '../../values/json.ts';
import {fill, newRow, type Selected} from './columns.ts';
import {marketplaceKey, marketplaceReporter} from './marketplace-key.ts';
import type {Marketplace, Raw, Report, Row, RowContext} from './stream.ts';

/** A part of a marketplace: the keys after those of the marketplace, and the values of the selected columns. */
type MarketplacePart = {readonly keys: readonly string[]; readonly values: Row};

/** One row for each part; of several parts with the same keys, the first. */
export function marketplacePartRecords(
  context: RowContext,
  own: Selected,
  partsOf: (marketplace: Raw, report: Report) => readonly MarketplacePart[],
): (marketplace: Marketplace) => Row[] {
  return (marketplace) => {
    const parts = partsOf(objectOf(marketplace.raw), marketplaceReporter(marketplace, context));
    const key = marketplaceKey(marketplace, context);
    return distinctBy(parts, ({keys}) => JSON.stringify(keys)).map(({keys, values}) => {
      const row = newRow(context.columns, [...key, ...keys]);
      fill(row, own, values);
      return row;
    });
  };
}
