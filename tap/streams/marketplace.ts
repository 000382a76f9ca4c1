// The `marketplace` stream: one row per marketplace in the account.

import {objectOf} from '../../values/json.ts';
import type {Column, Columns} from './column.ts';
import {fill, filledTextFrom, jsonFrom, newRow, nonBlankJsonFrom, selected, textFrom} from './columns.ts';
import {alpha2Of, currencyOf} from './countries.ts';
import {marketplaceKey, marketplaceReporter} from './marketplace-key.ts';
import type {Marketplace, Raw, Row, RowContext} from './stream.ts';
import {filledText, INVALID, type Read} from './values.ts';
import {within} from './within.ts';

const listed = (field: string): Column => ({
  ...within('orders', jsonFrom(field)),
  expected: 'part of an "orders" object',
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
  features: nonBlankJsonFrom('features'),
  description: filledTextFrom('description'),
  homepage: filledTextFrom('homepage'),
  logo: filledTextFrom('logo'),
  package: filledTextFrom('package'),
};

/** One row, which contains only its key if the marketplace is not an object. */
export function marketplaceRecords(context: RowContext): (marketplace: Marketplace) => Row[] {
  const columns = selected(marketplaceColumns, context.columns);
  return (marketplace) => {
    const row = newRow(context.columns, marketplaceKey(marketplace, context));
    fill(row, columns, columns.read(objectOf(marketplace.raw), marketplaceReporter(marketplace, context)));
    return [row];
  };
}

function country({country_iso_a2, country: alpha3}: Raw): Read {
  const reads = [country_iso_a2, alpha3].map(filledText);
  const code = reads.map((read) => (typeof read === 'string' ? alpha2Of(read) : null)).find((code) => code !== null);
  return code ?? (reads.includes(INVALID) ? INVALID : null);
}

function currency(raw: Raw): Read {
  const code = country(raw);
  return typeof code === 'string' ? currencyOf(code) : code;
}
