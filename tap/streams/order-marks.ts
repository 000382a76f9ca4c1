// What in an order, besides its list of types, marks it as a business order or as delivered by the marketplace. The
// rules are those of Lengow's plugins.

import {filledObject} from './order-members.ts';
import {objectsIn} from './packages.ts';
import type {Raw} from './stream.ts';
import {rawTrackings} from './trackings.ts';
import {boolean, filledText, INVALID, isNothing} from './values.ts';

/** Invalid if the order has no such mark, but something where the mark could be is not as expected. */
export type Mark = (order: Raw) => boolean | typeof INVALID;

type Fault = () => void;

/** A fiscal, VAT or SIRET number in the first payment, or a company with a VAT number in the billing address. */
export const hasBusinessMark: Mark = ({payments, billing_address}) => {
  let isValid = true;
  const fault = () => {
    isValid = false;
  };
  const [payment] = isNothing(payments) ? [] : objectsIn(payments, 'payments', fault);
  const terms = filledObject(payment?.payment_terms, 'an object', fault) ?? {};
  const address = filledObject(billing_address, 'an object', fault) ?? {};
  const isFilled = (raw: Raw) => (field: string) => isText(raw[field], fault);
  const isFound =
    ['fiscalnb', 'vat_number', 'siret_number'].some(isFilled(terms)) ||
    ['vat_number', 'company'].every(isFilled(address));
  return isFound || (isValid ? false : INVALID);
};

/** The first tracking says so. */
export const hasDeliveryMark: Mark = (order) => {
  // Packages and trackings that are not as expected are reported for their own columns.
  const [tracking] = rawTrackings(order, () => undefined);
  return boolean(tracking?.raw.is_delivered_by_marketplace) ?? false;
};

function isText(value: unknown, fault: Fault): boolean {
  const read = filledText(value);
  if (read === INVALID) fault();
  return typeof read === 'string';
}
