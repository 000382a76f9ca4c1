// How a target may change a value, with descriptions for docs/targets.md. Each target declares its own changes.

import type {Value} from '../sandbox/index.ts';
import {canonical} from './instants.ts';

export type Change = {
  readonly says: string;
  /** Whether this change explains the difference between the expected value and the actual value. */
  readonly fits: (wanted: Value, found: unknown) => boolean;
};

export const EMPTY_IS_NULL: Change = {
  says: 'an empty string becomes NULL',
  fits: (wanted, found) => wanted === '' && found === null,
};

export const NULL_IS_EMPTY: Change = {
  says: 'null and an empty string look the same',
  fits: (wanted, found) => wanted === null && found === '',
};

export const NUMBERS_ARE_TEXT: Change = {
  says: 'numbers are strings',
  fits: (wanted, found) =>
    typeof wanted === 'number' && typeof found === 'string' && found !== '' && Number(found) === wanted,
};

export const BOOLEANS_ARE_TEXT: Change = {
  says: 'booleans are `True` and `False`',
  fits: (wanted, found) => typeof wanted === 'boolean' && found === (wanted ? 'True' : 'False'),
};

export const BOOLEANS_ARE_NUMBERS: Change = {
  says: 'booleans are 0 and 1',
  fits: (wanted, found) => typeof wanted === 'boolean' && found === Number(wanted),
};

export const NEWLINES_ARE_ESCAPED: Change = {
  says: 'a newline, tab or carriage return becomes the two characters `\\n`, `\\t`, `\\r`',
  fits: (wanted, found) => typeof wanted === 'string' && /[\n\t\r]/.test(wanted) && found === escaped(wanted),
};

export const PYTHON_INSTANTS: Change = {
  says: 'instants are written `2026-11-21 10:00:00.123456+00:00`',
  fits: (wanted, found) => typeof found === 'string' && found.endsWith('+00:00') && canonical(found) === wanted,
};

const escaped = (text: string): string => text.replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r');
