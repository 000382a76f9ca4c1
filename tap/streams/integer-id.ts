// Reads an id that is an integer, with every digit; knows nothing about its column.

import {Big} from 'big.js';
import {digitsOf} from '../../values/exact-number.ts';
import {MOST_DIGITS} from './money.ts';
import {INVALID, integer, WHOLE} from './values.ts';

/** Like `integer`, but an integer that JavaScript cannot represent is a string of its digits. */
export function integerId(value: unknown): number | string | null | typeof INVALID {
  const read = integer(value);
  if (read !== INVALID) return read;
  const digits = typeof value === 'string' ? wholeText(value) : digitsOf(value);
  if (digits === undefined) return INVALID;
  const number = new Big(digits);
  return number.e < MOST_DIGITS && number.eq(number.round(0, Big.roundDown)) ? number.toFixed() : INVALID;
}

const wholeText = (text: string): string | undefined => {
  const trimmed = text.trim();
  return WHOLE.test(trimmed) ? trimmed.replace(/\.0*$/, '') : undefined;
};
