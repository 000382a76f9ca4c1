// Singer messages as lines of compact JSON, in the dialect that all targets understand.

import type {Property} from '../../catalog/types.ts';
import {escaped, jsonLine} from '../../values/json-line.ts';
import {rowAppender} from '../streams/row-json.ts';
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
  return jsonLine({
    type: 'SCHEMA',
    stream,
    schema: {type: 'object', properties: columns},
    key_properties: keyProperties,
    bookmark_properties: replicationKey === undefined ? [] : [replicationKey],
  });
}

export const stateLine = (value: unknown): string => jsonLine({type: 'STATE', value});

export const activateVersionLine = (stream: string, version: number): string =>
  jsonLine({type: 'ACTIVATE_VERSION', stream, version});

/** Builds the RECORD lines for a stream. */
export function recordLines({stream, columns}: StreamHeader, version?: number) {
  const head = `{"type":"RECORD","stream":${escaped(JSON.stringify(stream))},"record":`;
  const tail = version === undefined ? '' : `,"version":${version}`;
  const append = rowAppender(columns);
  return (row: Row, timeExtracted: string): string =>
    `${append(head, row)}${tail},"time_extracted":"${timeExtracted}"}\n`;
}
