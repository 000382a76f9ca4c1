// A selected stream as the SCHEMA message and the RECORD lines need it.

import {streamSchemas} from '../../catalog/streams.ts';
import type {Property, SelectedStream} from '../../catalog/types.ts';
import {type StreamHeader, schemaLine} from './messages.ts';

type StreamId = keyof typeof streamSchemas;

export function headerOf({id, columns}: SelectedStream, prefix: string): StreamHeader {
  const schema = streamSchemas[id as StreamId];
  const shapes = columns.map((name): [string, Property] => [name, shapeOf(schema.properties[name] as Property)]);
  return {
    stream: prefix + id,
    columns: Object.fromEntries(shapes),
    keyProperties: schema['x-key-properties'],
    replicationKey: schema['x-replication-key'],
  };
}

/** The SCHEMA messages of all of them. */
export const schemaLines = (streams: readonly SelectedStream[], prefix: string): string =>
  streams.map((stream) => schemaLine(headerOf(stream, prefix))).join('');

const shapeOf = ({type, format}: Property): Property => (format === undefined ? {type} : {type, format});
