// Singer messages as lines of compact JSON, in the dialect that all targets read.

import type {Property} from '../catalog/types.ts';
import type {Row} from './streams/stream.ts';

type Columns = Readonly<Record<string, Property>>;

export type StreamHeader = {
  readonly stream: string;
  /** In the order in which they are written. */
  readonly columns: Columns;
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

/** Makes RECORD lines of a stream. `number` columns hold their digits as text and leave as they are, so that no digit is lost. */
export function recordLines({stream, columns}: StreamHeader, version?: number) {
  const head = `{"type":"RECORD","stream":${JSON.stringify(stream)},"record":{`;
  const tail = version === undefined ? '' : `,"version":${version}`;
  const fields = Object.entries(columns).map(([name, {type}]) => ({
    name,
    key: `${JSON.stringify(name)}:`,
    isDigits: type === 'number' || type.includes('number'),
  }));
  return (row: Row, timeExtracted: string): string => {
    const values = fields.map(({name, key, isDigits}) => {
      const value = row[name] ?? null;
      return key + (isDigits ? value : JSON.stringify(value));
    });
    return `${head}${values.join(',')}}${tail},"time_extracted":"${timeExtracted}"}\n`;
  };
}

const line = (message: unknown): string => `${JSON.stringify(message)}\n`;
