// The `marketplace` stream: one row per marketplace in the account. Country codes are ISO 3166.

import {countries} from 'countries-list';
import alpha2ByAlpha3 from 'countries-list/minimal/countries.3to2.min.json' with {type: 'json'};
import {isObject} from '../../values/json.ts';
import {type Columns, fill, newRow, readSelected, selected, textFrom} from './columns.ts';
import {isEmpty} from './packages.ts';
import type {Marketplace, Raw, Report, Row, RowContext} from './stream.ts';
import {filledText, INVALID, jsonText, type Read, storable} from './values.ts';

const listed = (field: string) => ({
  expected: 'part of an "orders" object',
  read: ({orders}: Raw): Read => (isObject(orders) ? jsonText(orders[field]) : isEmpty(orders) ? null : INVALID),
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

/** One row. If the marketplace is not an object, the row contains only its key. */
export function marketplaceRecords(context: RowContext): (marketplace: Marketplace) => Row[] {
  const columns = selected(marketplaceColumns, context.columns);
  return ({code, raw}) => {
    const report: Report = (column, expected) => {
      if (context.columns.includes(column)) context.invalid({marketplace: code, column, expected});
    };
    if (!isObject(raw) && !isEmpty(raw)) report('marketplace_code', 'the code of a marketplace object');
    const row = newRow(context.columns, [context.accountId, storable(code)]);
    fill(row, columns, readSelected(columns, isObject(raw) ? raw : {}, report));
    return [row];
  };
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

const alpha2: Readonly<Record<string, string>> = alpha2ByAlpha3;
const table: Readonly<Record<string, {readonly currency: readonly string[]}>> = countries;

/** Converts FRA to FR; null for an unknown country. */
export const alpha2Of = (alpha3: string): string | null => alpha2[alpha3.trim().toUpperCase()] ?? null;

/** FR becomes EUR. The country's first currency if it has several (CHF for CH); null for an unknown country. */
export const currencyOf = (country: string): string | null => table[country.trim().toUpperCase()]?.currency[0] ?? null;
