// Generates an address of an order: of the bill, of the contact, or of a package.
import type {Pen} from './pen.ts';
import type {Random} from './random.ts';
import type {Raw} from './render.ts';
import {dressed, noText, nothing} from './untidy-text.ts';

type Place = 'billing_address' | 'contact_address' | 'packages[].delivery';

const FIRST = ['Inès', 'Noé', 'Zoë', 'Łukasz', 'Ana', 'Jürgen'];
const LAST = ["O'Brien", 'Moreau', 'de la Tour', 'Müller', 'Nowak', 'Ferrari'];
const ZIPCODES = ['44000', '06 000', 'sw1a 1aa', '0123-AB'];
const PHONES = ['+33 2 40 12 34 56', '0033240123456', '02.40.12.34.56', '(0)2-40-12'];
const COUNTRIES = ['FR', 'FR', 'fr', 'DE', 'GB', ' es ', '', null];

/** @param which tells packages apart, wherever they are in the order */
export function addressOf(dice: Random, pen: Pen, place: Place, which: number | '' = ''): Raw {
  const text = (name: string, probability: number, dress?: (canary: string) => string) =>
    dice.chance(probability) ? pen(`${place}.${name}`, which, dress) : noText(dice);
  // Whether an order is anonymised must not decide what is drawn.
  const phone = (name: string, probability: number) => {
    const dress = after(dice.pick(PHONES));
    return dice.chance(probability)
      ? pen(`${place}.${name}`, which, dress)
      : (noText(dice) ?? dice.pick([null, null, '__']));
  };
  const isSplit = dice.chance(0.7);
  return {
    civility: text('civility', 0.7, dressed(dice, 'Mme')),
    company: text('company', 0.2, dressed(dice, '& Söhne')),
    first_name: text('first_name', isSplit ? 1 : 0, dressed(dice, dice.pick(FIRST))),
    last_name: text('last_name', isSplit ? 1 : 0, dressed(dice, dice.pick(LAST))),
    full_name: text('full_name', isSplit ? 0.1 : 1, dressed(dice, `${dice.pick(FIRST)} ${dice.pick(LAST)}`)),
    vat_number: text('vat_number', 0.1),
    email: text('email', 0.95, (canary) => `${canary}@${dice.pick(['example.org', 'Example.ORG '])}`),
    phone_home: phone('phone_home', 0.3),
    phone_office: phone('phone_office', 0.1),
    phone_mobile: phone('phone_mobile', 0.5),
    first_line: text('first_line', 0.95, dressed(dice, `${1 + dice.int(99)} rue de la Paix`)),
    second_line: text('second_line', 0.2, dressed(dice, 'Bâtiment C')),
    complement: text('complement', 0.1),
    full_address: text('full_address', 0.1, dressed(dice, 'Nantes')),
    // First, so that the first two characters are those of a real code.
    zipcode: text('zipcode', 0.95, after(dice.pick(ZIPCODES))),
    city: text('city', 0.95, dressed(dice, 'Nantes')),
    state_region: text('state_region', 0.1),
    common_country_iso_a2: dice.pick(COUNTRIES),
    metas: metas(dice, pen, `${place}.metas`, which),
  };
}

const after = (start: string) => (canary: string) => `${start} ${canary}`;

function metas(dice: Random, pen: Pen, path: string, which: number | ''): unknown {
  const at = dice.next();
  if (at < 0.85) return nothing(dice);
  if (at < 0.9) return pen(path, which);
  return {note: pen(`${path}.note`, which), floor: 3, tags: [pen(`${path}.tags[]`, which), null]};
}
