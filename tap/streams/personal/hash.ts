// The keyed hashes that the mode `hash` writes instead of personal values; knows nothing about columns or settings.

import {createHmac, createSecretKey, type KeyObject} from 'node:crypto';
import type {PersonalClass} from '../../../values/personal.ts';

/** How a value is normalised, so that different spellings of one value have one hash. */
export type ValueKind = 'text' | 'phone';

const FINGERPRINT_BYTES = 2;

// The same address and e-mail come several times per order. Beyond these limits, hashing again costs less than memory.
const MOST_CACHED = 4096;
const LONGEST_CACHED = 256;

/** Hashes under one key. Each starts with the key's fingerprint, so a changed key can be seen in the data. */
export class Hashes {
  readonly #key: KeyObject;
  readonly #prefix: string;
  readonly #cache = new Map<string, string>();

  /** @param key `personal_data_key`, used as given */
  constructor(key: string) {
    this.#key = createSecretKey(key, 'utf8');
    this.#prefix = `${this.#hmac('fingerprint').toString('hex', 0, FINGERPRINT_BYTES)}:`;
  }

  /** `<4 hex>:<43 base64url>`; null if nothing is left of the value. Values are never equal across classes. */
  of(personalClass: PersonalClass, value: string, kind: ValueKind = 'text'): string | null {
    const normalised = NORMALISED[kind](value);
    if (normalised === '') return null;
    const input = `${personalClass}\0${normalised}`;
    return this.#cache.get(input) ?? this.#keep(input, this.#prefix + this.#hmac(input).toString('base64url'));
  }

  #keep(input: string, hash: string): string {
    if (this.#cache.size >= MOST_CACHED) this.#cache.clear();
    if (input.length <= LONGEST_CACHED) this.#cache.set(input, hash);
    return hash;
  }

  readonly #hmac = (input: string): Buffer => createHmac('sha256', this.#key).update(input).digest();
}

const NORMALISED: Readonly<Record<ValueKind, (value: string) => string>> = {text: normalText, phone: normalPhone};

function normalText(value: string): string {
  return value.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The digits, after a plus sign if one comes before them, as in `(+33) 6 12`. */
function normalPhone(value: string): string {
  const text = value.normalize('NFKC');
  const digits = text.replace(/\D/g, '');
  return digits !== '' && /^\D*\+/.test(text) ? `+${digits}` : digits;
}
