// Reads an amount, in any form that the API sends, as decimal digits; knows nothing about currencies.

import {Big} from 'big.js';
import {ExactNumber} from '../../values/exact-number.ts';
import {INVALID, isAbsent} from './values.ts';

const DECIMALS = 6;
// Most JSON parsers read larger numbers as Infinity.
export const MOST_DIGITS = 308;
const PLAIN = /^-?(?:0|[1-9]\d{0,307})(?:\.\d{1,6})?$/;

/**
 * Decimal digits, rounded to 6 decimal places (half away from zero), without an exponent, trailing zeros or a negative
 * zero.
 *
 * The digits of strings and numbers are used as received and then rounded: 809.2900000000001 becomes 809.29.
 */
export function money(value: unknown): string | null | typeof INVALID {
  if (isAbsent(value)) return null;
  if (typeof value === 'number') return shortest(String(value));
  if (value instanceof ExactNumber) return value.digits === undefined ? INVALID : digits(value.digits);
  if (typeof value !== 'string') return INVALID;
  const trimmed = value.trim();
  return trimmed === '' ? null : digits(trimmed);
}

const digits = (text: string): string | typeof INVALID => (PLAIN.test(text) ? trimmedPlain(text) : rounded(text));

/** Expects digits without trailing zeros. */
const shortest = (text: string): string | typeof INVALID => (PLAIN.test(text) ? text : rounded(text));

function trimmedPlain(text: string): string {
  if (!text.includes('.')) return text === '-0' ? '0' : text;
  let end = text.length;
  while (text[end - 1] === '0') end--;
  if (text[end - 1] === '.') end--;
  const kept = text.slice(0, end);
  return kept === '-0' ? '0' : kept;
}

function rounded(text: string): string | typeof INVALID {
  const parsed = parse(text);
  if (parsed === undefined || parsed.e >= MOST_DIGITS) return INVALID;
  const plain = parsed.round(DECIMALS, Big.roundHalfUp).toFixed();
  return plain === '-0' ? '0' : plain;
}

function parse(text: string): Big | undefined {
  try {
    return new Big(text);
  } catch {
    return; // Big throws if the string is not a number.
  }
}
