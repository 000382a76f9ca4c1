// Reads an amount, whatever the API made of it, into decimal digits; knows no currency.

import {Big} from 'big.js';
import {INVALID, isAbsent} from './values.ts';

const DECIMALS = 6;
// Beyond it a JSON number is Infinity to most readers.
const MOST_DIGITS = 308;
const PLAIN = /^-?(?:0|[1-9]\d*)(?:\.\d{1,6})?$/;

/**
 * Decimal digits, rounded to 6 decimals (half away from zero), without exponent, trailing zeros or a negative zero.
 *
 * A text counts by its own digits, a float by the shortest digits that name it: 809.2900000000001 is 809.29.
 */
export function money(value: unknown): string | null | typeof INVALID {
  if (isAbsent(value)) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? shortest(String(value)) : INVALID;
  if (typeof value !== 'string') return INVALID;
  const trimmed = value.trim();
  return trimmed === '' ? null : digits(trimmed);
}

/** As `money`; Lengow's -1 says that there is no exchange rate, hence no amount. */
export function convertedTotal(value: unknown): string | null | typeof INVALID {
  const read = money(value);
  return read === '-1' ? null : read;
}

const digits = (text: string): string | typeof INVALID => (PLAIN.test(text) ? trimmedPlain(text) : rounded(text));

/** Of digits that end in no zero already. */
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
    return; // Big throws on what is no number: that is its answer, not a fault of ours.
  }
}
