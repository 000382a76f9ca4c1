// Countries and their currencies by ISO 3166, from countries-list; knows nothing of Lengow.

import {countries} from 'countries-list';
import alpha2ByAlpha3 from 'countries-list/minimal/countries.3to2.min.json' with {type: 'json'};

const alpha2: Readonly<Record<string, string>> = alpha2ByAlpha3;
const table: Readonly<Record<string, {readonly currency: readonly string[]}>> = countries;

/** FRA → FR; null for what is no country. */
export const alpha2Of = (alpha3: string): string | null => alpha2[alpha3.trim().toUpperCase()] ?? null;

/** FR → EUR; the first where a country has more than one (CH → CHF), null for what is no country. */
export const currencyOf = (country: string): string | null => table[country.trim().toUpperCase()]?.currency[0] ?? null;
