// The key of a marketplace, in the streams that come from marketplaces, and reports that name it.

import type {Marketplace, Report, Row, RowContext} from './stream.ts';
import {storable} from './values.ts';

/** The first values of a row. */
export const marketplaceKey = ({code}: Marketplace, {accountId}: RowContext): Row => [accountId, storable(code)];

/** Reports problems with the marketplace, but only in selected columns. */
export function marketplaceReporter({code}: Marketplace, {columns, invalid}: RowContext): Report {
  return (column, expected, tolerance) => {
    if (columns.includes(column)) invalid({marketplace: code, column, expected, ...tolerance});
  };
}
