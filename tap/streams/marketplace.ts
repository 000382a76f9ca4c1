// The stream `marketplace`: one row for each marketplace of the account.

import {isObject} from '../../values/json.ts';
import {begun, type Columns, put, readSelected, selected, textFrom} from './columns.ts';
import {alpha2Of, currencyOf} from './country.ts';
import {isEmpty} from './packages.ts';
import type {Context, Raw, Report, Row} from './stream.ts';
import {filledText, INVALID, json, type Read, storable} from './values.ts';

const listed = (field: string) => ({
  expected: 'orders as an object',
  read: ({orders}: Raw): Read => (isObject(orders) ? json(orders[field]) : isEmpty(orders) ? null : INVALID),
});

export const marketplaceColumns: Columns = {
  marketplace_name: textFrom('name'),
  marketplace_country: {expected: 'a country code', read: country},
  marketplace_currency: {expected: 'a country code', read: currency},
  allowed_actions: listed('actions'),
  allowed_carriers: listed('carriers'),
  valid_statuses: listed('status'),
  shipping_methods: listed('shipping_methods'),
  legacy_code: textFrom('legacy_code'),
};

/** `code` is the key under which the API's answer holds the marketplace. */
export function marketplaceRecord(code: string, raw: unknown, context: Context): Row {
  const report: Report = (column, expected) => {
    if (context.columns.includes(column)) context.invalid({marketplace: code, orderId: null, column, expected});
  };
  if (!isObject(raw) && !isEmpty(raw)) report('marketplace_code', 'a marketplace as an object');
  const columns = selected(marketplaceColumns, context.columns);
  const row = begun(context.columns, [context.accountId, storable(code)]);
  put(row, columns, readSelected(columns, isObject(raw) ? raw : {}, report));
  return row;
}

function country({country_iso_a2, country: alpha3}: Raw): Read {
  const own = filledText(country_iso_a2);
  if (own !== null) return own;
  const other = filledText(alpha3);
  return typeof other === 'string' ? alpha2Of(other) : other;
}

function currency(raw: Raw): Read {
  const code = country(raw);
  return typeof code === 'string' ? currencyOf(code) : code === null ? null : INVALID;
}
