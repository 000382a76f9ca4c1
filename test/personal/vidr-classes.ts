// Which class of personal data each member of a line of Amazon's VAT report has, and what `hash` writes of it. Written
// by hand; all others say nothing about a person.

import type {PersonalClass} from './classes.ts';

type Personal = {readonly personalClass: PersonalClass; readonly hash: 'text' | 'phone' | 'null'};

const of = (personalClass: PersonalClass, hash: Personal['hash'], ...names: readonly string[]) =>
  names.map((name) => [name, {personalClass, hash}] as const);

/** By the member's name. */
export const VIDR_CLASSES: ReadonlyMap<string, Personal> = new Map([
  ...of('identity', 'text', 'recipient-name', 'billing-name', 'buyer-name', 'buyer-company-name', 'buyer-vat-number'),
  ...of('identity', 'text', 'buyer-e-invoice-account-id'),
  ...of('identity', 'null', 'buyer-tax-registration-type'),
  ...of('contact', 'phone', 'ship-phone-number', 'billing-phone-number'),
  ...of('address', 'text', 'ship-address-1', 'ship-address-2', 'ship-address-3'),
  ...of('address', 'text', 'bill-address-1', 'bill-address-2', 'bill-address-3'),
  ...of('address', 'null', 'ship-city', 'ship-state', 'ship-postal-code'),
  ...of('address', 'null', 'bill-city', 'bill-state', 'bill-postal-code'),
  ...of('buyer_id', 'text', 'purchase-order-number'),
]);
