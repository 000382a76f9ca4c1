// The `order_address` stream: one row per address of an order, identified by where it stands.

import {addressCountry} from './address-country.ts';
import {addressesOf} from './addresses.ts';
import {childRecords} from './child-rows.ts';
import type {Column, Columns} from './column.ts';
import {filledJsonFrom, filledTextFrom, integerIdFrom, selected} from './columns.ts';
import {packageNumberColumns} from './package-columns.ts';
import type {Raw, Row, RowContext} from './stream.ts';
import {filledText, type Read} from './values.ts';

const SHORTEST_ZIPCODE = 4;
const AREA_CHARACTERS = 2;

export const addressColumns: Columns = {
  ...packageNumberColumns,
  country: addressCountry,
  postal_area: textOf('zipcode', postalArea),
  company: filledTextFrom('company'),
  civility: filledTextFrom('civility'),
  first_name: filledTextFrom('first_name'),
  last_name: filledTextFrom('last_name'),
  full_name: filledTextFrom('full_name'),
  vat_number: filledTextFrom('vat_number'),
  email: filledTextFrom('email'),
  phone_home: textOf('phone_home', phone),
  phone_office: textOf('phone_office', phone),
  phone_mobile: textOf('phone_mobile', phone),
  first_line: filledTextFrom('first_line'),
  second_line: filledTextFrom('second_line'),
  complement: filledTextFrom('complement'),
  full_address: filledTextFrom('full_address'),
  zipcode: filledTextFrom('zipcode'),
  city: filledTextFrom('city'),
  state_region: filledTextFrom('state_region'),
  metas: filledJsonFrom('metas'),
  lengow_address_id: integerIdFrom('id'),
};

/** At least the row of the billing address; none if the order has no key. */
export function orderAddressRecords(context: RowContext): (order: Raw) => Row[] {
  const own = selected(addressColumns, context.columns);
  return childRecords(context, own, (order, report) =>
    addressesOf(order, report).map(({role, raw}) => ({key: role, values: own.read(raw, report)})),
  );
}

function textOf(field: string, change: (text: string) => string | null): Column {
  const read = ({[field]: value}: Raw): Read => {
    const found = filledText(value);
    return typeof found === 'string' ? change(found) : found;
  };
  return {expected: 'a string', read};
}

function postalArea(zipcode: string): string | null {
  const characters = [...zipcode.replaceAll(/\s/g, '')];
  return characters.length < SHORTEST_ZIPCODE ? null : characters.slice(0, AREA_CHARACTERS).join('').toUpperCase();
}

/** Marketplaces write `__` and the like for a phone number that they do not have. */
function phone(text: string): string | null {
  return /\p{Nd}/u.test(text) ? text : null;
}
