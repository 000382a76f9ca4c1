// What the mode `hash` makes of a personal value. Written by hand from the rules about hashes; only HMAC is a library's.

import {keyedHash} from '../helpers/keyed-hash.ts';
import type {PersonalValue} from './values.ts';

/** So few different values that counting them would reveal who is who. */
const COUNTABLE =
  /\.(civility|zipcode|city|state_region|(ship|bill)_(city|state|postal_code)|buyer_tax_registration_type)$|^tax\.buyer_tax\.type$/;
const PHONE = /\.(phone_(home|office|mobile)|(ship|billing)_phone_number)$/;

/** Null if no hash is made of it. What is hashed is what `full` writes, without characters that targets cannot store. */
export function hashOf({personalClass, path, value}: PersonalValue): string | null {
  if (personalClass === 'free_text' || personalClass === 'unknown' || COUNTABLE.test(path)) return null;
  const written = String(value).toWellFormed().replaceAll('\0', '\uFFFD');
  const normalised = PHONE.test(path) ? phone(written) : text(written);
  return normalised === '' ? null : keyedHash(personalClass, normalised);
}

const text = (value: string): string => value.normalize('NFKC').split(/\s+/).filter(Boolean).join(' ').toLowerCase();

function phone(value: string): string {
  const signs = [...value.normalize('NFKC')].filter((sign) => sign === '+' || (sign >= '0' && sign <= '9'));
  const digits = signs.filter((sign) => sign !== '+').join('');
  return signs[0] === '+' && digits !== '' ? `+${digits}` : digits;
}

const [PREFIX] = keyedHash('parcel', '').split(':');
const HASH = new RegExp(`${PREFIX}:[\\w-]{43}`, 'g');

/** Every hash in a text, such as a program's output, once and sorted. */
export const hashesIn = (output: string): string[] => [...new Set(output.match(HASH))].sort();
