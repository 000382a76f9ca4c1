// Reads an API value as a type; knows nothing about columns or orders. Amounts are in money.ts.

import {Big} from 'big.js';
import {digitsOf, ExactNumber} from '../../values/exact-number.ts';
import {instantText} from '../../values/instant.ts';
import {jsonOf} from '../../values/json.ts';
import type {Value} from './stream.ts';

/** What a reader returns for a value that is invalid for its column. Absent and null values are null instead. */
export const INVALID: unique symbol = Symbol('invalid');
export type Read = Value | typeof INVALID;

export const WHOLE = /^-?\d+(?:\.0*)?$/;
// Compared without case: Lengow's plugins send `True` and its VAT reports `TRUE`.
const BOOLEANS = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  ['true', true],
  ['false', false],
  ['yes', true],
  ['no', false],
  ['y', true],
  ['n', false],
  [1, true],
  [0, false],
  ['1', true],
  ['0', false],
]);
// The escapes that JSON.stringify writes for NUL and lone surrogates. `\\` is matched so that it can be skipped.
const UNSAFE_ESCAPE = /\\(?:\\|u0000|ud[89a-f][0-9a-f]{2})/g;

const UNSAFE = /[\0\ud800-\udfff]/;

export const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;
const isBlank = (text: string): boolean => text.trim() === '';

/** Null, absent, or a blank string. */
export const isNothing = (value: unknown): boolean => isAbsent(value) || (typeof value === 'string' && isBlank(value));

export function integer(value: unknown): number | null | typeof INVALID {
  if (isNothing(value)) return null;
  const number = wholeOf(value);
  return Number.isSafeInteger(number) ? Number(number) + 0 : INVALID; // + 0 turns -0 into 0
}

function wholeOf(value: unknown): unknown {
  if (typeof value === 'string') return WHOLE.test(value.trim()) ? Number(value) : undefined;
  return value instanceof ExactNumber ? wholeNumber(value.digits) : value;
}

/** Undefined if the number is not an integer: 1.00000000000000001 is not 1. */
function wholeNumber(digits: string | undefined): number | undefined {
  const number = Number(digits);
  return Number.isSafeInteger(number) && new Big(digits as string).eq(number) ? number : undefined;
}

export function boolean(value: unknown): boolean | null | typeof INVALID {
  if (isNothing(value)) return null;
  if (typeof value === 'string') return BOOLEANS.get(value.trim().toLowerCase()) ?? INVALID;
  return BOOLEANS.get(value instanceof ExactNumber ? integer(value) : value) ?? INVALID;
}

/**
 * An empty string stays empty. A number is written as received. A boolean becomes null, because `false` means "none",
 * and the word itself would be mistaken for a value.
 */
export function text(value: unknown): string | null | typeof INVALID {
  if (isAbsent(value) || typeof value === 'boolean') return null;
  if (typeof value === 'string') return storable(value);
  return digitsOf(value) ?? INVALID;
}

/** Like `text`, but a blank string is null. */
export function filledText(value: unknown): string | null | typeof INVALID {
  const read = text(value);
  return typeof read === 'string' && isBlank(read) ? null : read;
}

/** Like `filledText`, but null if the value is invalid. */
export function knownText(value: unknown): string | null {
  const read = filledText(value);
  return read === INVALID ? null : read;
}

/** `YYYY-MM-DDTHH:MM:SS.ffffffZ`; null for a date that means "no date". */
export function instant(value: unknown): string | null | typeof INVALID {
  if (isNothing(value)) return null;
  const read = typeof value === 'string' ? instantText(value.trim()) : undefined;
  return read === undefined ? INVALID : read;
}

/**
 * The value as JSON, or null for a bare boolean; invalid if it is nested too deeply to be written, or contains a number
 * that is not valid JSON.
 */
export function jsonText(value: unknown): string | null | typeof INVALID {
  if (isAbsent(value) || typeof value === 'boolean') return null;
  const written = jsonOf(value);
  return written === undefined ? INVALID : storableJson(written);
}

/** Like `jsonText`, but null for a blank string. */
export const nonBlankJson = (value: unknown): string | null | typeof INVALID =>
  isNothing(value) ? null : jsonText(value);

/** Like `storable`, for JSON as JSON.stringify writes it. */
export const storableJson = (json: string): string =>
  json.includes('\\u') ? json.replace(UNSAFE_ESCAPE, (found) => (found === '\\\\' ? found : '\uFFFD')) : json;

/** Like `nonBlankJson`, but null for an empty array or object. */
export function filledJson(value: unknown): string | null | typeof INVALID {
  const written = nonBlankJson(value);
  return written === '[]' || written === '{}' ? null : written;
}

/** Like `nonBlankJson`, but `[]` for an empty object: PHP may write an array as an object. */
export function listJson(value: unknown): string | null | typeof INVALID {
  const written = nonBlankJson(value);
  return written === '{}' ? '[]' : written;
}

/** Replaces characters that targets cannot store: lone surrogates and NUL become U+FFFD. */
export function storable(value: string): string {
  return UNSAFE.test(value) ? value.toWellFormed().replaceAll('\0', '\uFFFD') : value;
}
