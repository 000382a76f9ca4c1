// Handles converted amounts in orders whose currency has no exchange rate in Lengow; independent of particular columns.

import type {Column, Columns} from './column.ts';
import {money} from './money.ts';
import type {Raw} from './stream.ts';

// Lengow sends -1 in place of each amount that it cannot convert. In an order with an exchange rate, -1 is a real
// amount.
const NOT_CONVERTED = '-1';

export const hasExchangeRate = ({total_order}: Raw): boolean => money(total_order) !== NOT_CONVERTED;

/** The same columns, for orders without an exchange rate. */
export const withoutExchangeRate = (columns: Columns): Columns =>
  Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, nullIfNotConverted(column)]));

function nullIfNotConverted(column: Column): Column {
  if (!column.isConverted) return column;
  return {
    ...column,
    read: (value) => {
      const read = column.read(value);
      return read === NOT_CONVERTED ? null : read;
    },
  };
}
