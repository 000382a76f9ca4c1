// What SCHEMA and RECORD messages need to know about a selected stream.

import {selectedColumns, streamSchemas} from '../../catalog/streams.ts';
import type {Property, SelectedStream} from '../../catalog/types.ts';
import {type StreamHeader, schemaLine} from './messages.ts';

export function headerOf(stream: SelectedStream): StreamHeader {
  const schema = streamSchemas[stream.id];
  const shapes = selectedColumns(stream).map(([name, column]): [string, Property] => [name, shapeOf(column)]);
  return {
    stream: stream.name,
    columns: Object.fromEntries(shapes),
    keyProperties: schema['x-key-properties'],
    replicationKey: schema['x-replication-key'],
  };
}

/** The SCHEMA messages of the streams. */
export const schemaLines = (streams: readonly SelectedStream[]): string =>
  streams.map((stream) => schemaLine(headerOf(stream))).join('');

const shapeOf = ({type, format}: Property): Property => (format === undefined ? {type} : {type, format});
