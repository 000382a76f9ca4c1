// Converts the API's various names for a country to ISO 3166 codes, and those codes to ISO 4217 currencies.

import {countries, getCountryCode, type ICountry} from 'countries-list';
import alpha2ByAlpha3 from 'countries-list/minimal/countries.3to2.min.json' with {type: 'json'};

const byAlpha2: Readonly<Record<string, ICountry>> = countries;
const byAlpha3: Readonly<Record<string, string>> = alpha2ByAlpha3;
// The European Union's code for Greece. UK, the EU's other code that differs from ISO's, is in the table of countries.
const EU_GREECE = 'EL';

/**
 * The alpha-2 code of a country: FRA, ` fr ` and France become FR, UK becomes GB. Null if the country is not in ISO
 * 3166.
 */
export function alpha2Of(country: string): string | null {
  const code = country.trim().toUpperCase();
  if (code === EU_GREECE) return 'GR';
  const alpha2 = byAlpha2[code] ? code : (byAlpha3[code] ?? (getCountryCode(country.trim()) || undefined));
  return alpha2 === undefined || byAlpha2[alpha2]?.userAssigned ? null : alpha2;
}

/** FR becomes EUR. The country's first currency if it has several (CHF for CH); null for an unknown country. */
export const currencyOf = (alpha2: string): string | null => byAlpha2[alpha2]?.currency[0] ?? null;
