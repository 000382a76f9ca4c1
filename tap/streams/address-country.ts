// The country of an address; knows nothing about whose address it is.

import type {Column} from './column.ts';
import {alpha2Of} from './countries.ts';
import {filledText, type Read} from './values.ts';

const TWO_LETTERS = /^[A-Z]{2}$/;

/** Reads an address. */
export const addressCountry: Column = {
  expected: 'a country code',
  field: 'common_country_iso_a2',
  read: countryCode,
};

/**
 * An ISO 3166 alpha-2 code. The field already contains one, so two letters that ISO does not know, such as Kosovo's XK,
 * are kept; null for any other unknown country.
 */
function countryCode(value: unknown): Read {
  const read = filledText(value);
  if (typeof read !== 'string') return read;
  const code = read.trim().toUpperCase();
  return alpha2Of(read) ?? (TWO_LETTERS.test(code) ? code : null);
}
