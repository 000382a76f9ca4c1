// Generates buyers whose values carry a marker, so a test can find personal data that ends up in the wrong place.
import {type Random, random} from './random.ts';

export type Address = Readonly<Record<string, string | null>>;

export type Person = {readonly billing: Address; readonly delivery: Address; readonly comment: string};

/** Every personal value contains this marker. */
export const CANARY = 'PII-';

const FIRST = ['Inès', 'Noé', 'Zoë', 'Łukasz', 'Ana', 'Jürgen'];
const LAST = ["O'Brien", 'Moreau', 'de la Tour', 'Müller', 'Nowak', 'Ferrari'];
const PERSONAL = ['company', 'first_name', 'last_name', 'full_name', 'first_line', 'second_line', 'zipcode', 'city'];
const PHONES = ['phone_home', 'phone_mobile', 'email', 'full_address', 'vat_number'];

export function person(seed: string): Person {
  const dice = random(seed, 'person');
  const mark = `${CANARY}${dice.int(2 ** 30).toString(36)}`;
  return {
    billing: address(dice, `${mark}b`),
    delivery: address(dice, `${mark}d`),
    comment: `${mark}c please ring at ${dice.pick(LAST)}`,
  };
}

export const personalValuesOf = ({billing, delivery, comment}: Person): string[] =>
  [...Object.values(billing), ...Object.values(delivery), comment].filter((value) => value !== null);

/** The address in an order that Lengow has anonymised. */
export const nobody: Address = Object.fromEntries([...PERSONAL, ...PHONES].map((field) => [field, null]));

function address(dice: Random, mark: string): Address {
  const [first, last] = [`${mark}-${dice.pick(FIRST)}`, `${mark}-${dice.pick(LAST)}`];
  const street = `${mark}, ${1 + dice.int(99)} rue de la Paix`;
  return {
    company: dice.chance(0.2) ? `${mark} & Söhne` : null,
    ...(dice.chance(0.3)
      ? {first_name: null, last_name: null, full_name: `${first} ${last}`}
      : {first_name: first, last_name: last, full_name: null}),
    first_line: street,
    second_line: dice.chance(0.2) ? `${mark} Bâtiment C` : null,
    zipcode: `${mark}-0${dice.int(9000) + 1000}`,
    city: `${mark}-Nantes`,
    phone_home: dice.chance(0.3) ? `${mark}-02${dice.int(1e8)}` : null,
    phone_mobile: `${mark}-06${dice.int(1e8)}`,
    email: `${mark}@buyer.example`,
    full_address: dice.chance(0.2) ? street : null,
    vat_number: dice.chance(0.1) ? `${mark}-FR${dice.int(1e9)}` : null,
  };
}
