// Singer messages as lines of compact JSON, in the dialect that all targets understand.

import type {Property} from '../../catalog/types.ts';
import {jsonOf} from '../../values/json.ts';
import type {Row} from '../streams/stream.ts';

type Shapes = Readonly<Record<string, Property>>;

export type StreamHeader = {
  readonly stream: string;
  /** The columns in the order in which they appear in a record. */
  readonly columns: Shapes;
  readonly keyProperties: readonly string[];
  readonly replicationKey?: string | undefined;
};

export function schemaLine({stream, columns, keyProperties, replicationKey}: StreamHeader): string {
  return line({
    type: 'SCHEMA',
    stream,
    schema: {type: 'object', properties: columns},
    key_properties: keyProperties,
    bookmark_properties: replicationKey === undefined ? [] : [replicationKey],
  });
}

export const stateLine = (value: unknown): string => line({type: 'STATE', value});

export const activateVersionLine = (stream: string, version: number): string =>
  line({type: 'ACTIVATE_VERSION', stream, version});

type Field = {readonly key: string; readonly isDigits: boolean};

/**
 * Builds the RECORD lines for a stream. Strings of digits in `number` and `integer` columns are written without quotes,
 * so that no digits are lost.
 */
export function recordLines({stream, columns}: StreamHeader, version?: number) {
  const head = `{"type":"RECORD","stream":${escaped(JSON.stringify(stream))},"record":{`;
  const tail = version === undefined ? '' : `,"version":${version}`;
  const fields: readonly Field[] = Object.entries(columns).map(([name, {type}], place) => ({
    key: `${place > 0 ? ',' : ''}${JSON.stringify(name)}:`,
    isDigits: [type].flat().some((each) => each === 'number' || each === 'integer'),
  }));
  return (row: Row, timeExtracted: string): string => {
    let text = head;
    for (let place = 0; place < fields.length; place += 1) {
      const {key, isDigits} = fields[place] as Field;
      const value = row[place] ?? null;
      text += key;
      text += typeof value === 'string' && !isDigits ? quoted(value) : value;
    }
    return `${text}}${tail},"time_extracted":"${timeExtracted}"}\n`;
  };
}

/** Quotes like JSON.stringify, which is slow for strings that need no escapes. */
const quoted = (text: string): string => (ESCAPED.test(text) ? escaped(JSON.stringify(text)) : `"${text}"`);

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes them.
const ESCAPED = /["\\\u0000-\u001f\u2028\u2029]/;

/** A state that was read can be written, with the digits that it came with. */
const line = (message: unknown): string => `${escaped(jsonOf(message) as string)}\n`;

// JSON.stringify does not escape U+2028 and U+2029, but Python's splitlines and newer versions of Node's readline break
// lines there.
const escaped = (json: string): string => json.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
