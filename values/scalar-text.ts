// Reads a string or a number as text; the digits of a number are those received.

import {digitsOf} from './exact-number.ts';

/** Undefined for anything else. */
export const scalarText = (value: unknown): string | undefined => (typeof value === 'string' ? value : digitsOf(value));
