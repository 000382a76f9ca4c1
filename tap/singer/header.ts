// What SCHEMA and RECORD messages need to know about a selected stream.

import {streamSchemas} from '../../catalog/streams.ts';
import type {Property, SelectedStream} from '../../catalog/types.ts';
import {type StreamHeader, schemaLine} from './messages.ts';

export function headerOf({id, name, columns}: SelectedStream): StreamHeader {
  const schema = streamSchemas[id];
  const shapes = columns.map((column): [string, Property] => [column, shapeOf(schema.properties[column] as Property)]);
  return {
    stream: name,
    columns: Object.fromEntries(shapes),
    keyProperties: schema['x-key-properties'],
    replicationKey: schema['x-replication-key'],
  };
}

/** The SCHEMA messages of the streams. */
export const schemaLines = (streams: readonly SelectedStream[]): string =>
  streams.map((stream) => schemaLine(headerOf(stream))).join('');

const shapeOf = ({type, format}: Property): Property => (format === undefined ? {type} : {type, format});
