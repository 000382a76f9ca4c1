// The stream schemas, from schemas/; knows nothing about how rows are built.

import type {ApiVersion} from '../values/api-version.ts';
import {files, type StreamId} from './generated/streams.ts';
import type {ColumnSchema, SelectedStream, StreamSchema} from './types.ts';

export type {StreamId};

// TypeScript types the strings of a JSON file as `string`; test/streams/schemas.test.ts checks that the cast is valid.
export const streamSchemas = files as Readonly<Record<StreamId, object>> as Readonly<Record<StreamId, StreamSchema>>;

/** Whether the version of the API has the stream. */
export const isIn = (version: ApiVersion, id: StreamId): boolean =>
  version === 'v3' || streamSchemas[id]['x-api-v2'] === true;

export const streamIds = Object.keys(streamSchemas) as readonly StreamId[];

/** The streams that the version of the API has. */
export const streamsIn = (version: ApiVersion): StreamId[] => streamIds.filter((id) => isIn(version, id));

/** The selected columns, in the order of the values in a row. */
export const selectedColumns = ({id, columns}: Pick<SelectedStream, 'id' | 'columns'>): [string, ColumnSchema][] =>
  columns.map((name) => [name, streamSchemas[id].properties[name] as ColumnSchema]);
