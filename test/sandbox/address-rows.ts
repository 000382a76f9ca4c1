// The rows expected for the addresses of an order.
import {headOf} from './child-rows.ts';
import type {Order} from './order-types.ts';
import type {Raw} from './render.ts';
import {country, filledJson, integer, isFilled, listIn, membersIn, text} from './row-values.ts';
import type {Row, Value} from './rows.ts';

const PHONES = ['phone_home', 'phone_office', 'phone_mobile'];
const TEXTS = [
  ...['company', 'civility', 'first_name', 'last_name', 'full_name', 'vat_number', 'email'],
  ...['first_line', 'second_line', 'complement', 'full_address', 'zipcode', 'city', 'state_region'],
];

/** @param raw the order as Lengow sends it */
export function addressRows(order: Order, raw: Raw, accountId: number): Row[] {
  const rowOf = (address_role: string, address: Raw, package_number: number | null = null): Row => ({
    ...headOf(order, accountId),
    address_role,
    package_number,
    country: country(address.common_country_iso_a2),
    lengow_address_id: integer(address.id),
    ...personal(address, order.anonymised),
  });
  return [
    rowOf('billing', membersIn(raw.billing_address)),
    ...(isFilled(raw.contact_address) ? [rowOf('contact', raw.contact_address)] : []),
    ...listIn(raw.packages).flatMap(({delivery}, at) =>
      isFilled(delivery) ? [rowOf(`delivery-${at + 1}`, delivery, at + 1)] : [],
    ),
  ];
}

function personal(address: Raw, isHidden: boolean): Row {
  const zipcode = text(address.zipcode)?.replaceAll(/\s/g, '') ?? '';
  const shown = {
    postal_area: zipcode.length < 4 ? null : zipcode.slice(0, 2).toUpperCase(),
    ...Object.fromEntries(TEXTS.map((name) => [name, text(address[name])])),
    ...Object.fromEntries(PHONES.map((name) => [name, phone(address[name])])),
    metas: filledJson(address.metas),
  };
  return isHidden ? Object.fromEntries(Object.keys(shown).map((name) => [name, null])) : shown;
}

/** Placeholders such as `__` are no phone numbers. */
const phone = (value: unknown): Value => (/\d/.test(text(value) ?? '') ? text(value) : null);
