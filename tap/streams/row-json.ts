// Writes rows as JSON objects, whichever message they become part of.

import type {Property} from '../../catalog/types.ts';
import {escaped} from '../../values/json-line.ts';
import type {Row} from './stream.ts';

/** The columns in the order in which they appear in a row. */
export type Shapes = Readonly<Record<string, Pick<Property, 'type'>>>;

type Field = {readonly key: string; readonly isDigits: boolean};

/**
 * Builds a function that appends a row to a text. Strings of digits in `number` and `integer` columns are written
 * without quotes, so that no digits are lost.
 */
export function rowAppender(columns: Shapes): (text: string, row: Row) => string {
  const fields: readonly Field[] = Object.entries(columns).map(([name, {type}], place) => ({
    key: `${place > 0 ? ',' : '{'}${JSON.stringify(name)}:`,
    isDigits: [type].flat().some((each) => each === 'number' || each === 'integer'),
  }));
  return (before, row) => {
    let text = before;
    for (let place = 0; place < fields.length; place += 1) {
      const {key, isDigits} = fields[place] as Field;
      const value = row[place] ?? null;
      text += key;
      text += typeof value === 'string' && !isDigits ? quoted(value) : value;
    }
    return `${text}}`;
  };
}

/** Quotes like JSON.stringify, which is slow for strings that need no escapes. */
const quoted = (text: string): string => (ESCAPED.test(text) ? escaped(JSON.stringify(text)) : `"${text}"`);

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes them.
const ESCAPED = /["\\\u0000-\u001f\u2028\u2029]/;
