// Fictional addresses.

import type {Random} from '../../sandbox/random.ts';
import {CITIES, FIRST_NAMES, LAST_NAMES, STREETS} from './words.ts';

export function addressOf(dice: Random, country: string) {
  const [first, last, street] = [dice.pick(FIRST_NAMES), dice.pick(LAST_NAMES), dice.pick(STREETS)];
  const [city, zipcode] = dice.pick(CITIES);
  const line = `${dice.int(180) + 1} ${street}`;
  return {
    id: dice.int(1e8),
    company: null,
    civility: dice.pick(['M', 'Mme']),
    first_name: first,
    last_name: last,
    full_name: `${first} ${last}`,
    first_line: line,
    second_line: dice.chance(0.3) ? `Bâtiment ${dice.int(9) + 1}, ${dice.int(6)}e étage` : null,
    complement: null,
    zipcode,
    city,
    state_region: '',
    common_country_iso_a2: country,
    full_address: `${line}, ${zipcode} ${city}`,
    phone_home: null,
    phone_office: null,
    phone_mobile: `+3360000${String(dice.int(10_000)).padStart(4, '0')}`,
    email: `${dice.int(1e9).toString(36)}@relais.example`,
    vat_number: null,
    metas: null,
  };
}
