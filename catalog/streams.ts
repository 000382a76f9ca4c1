// The schemas of the streams, as written in schemas/; knows nothing of what fills them.

import {files, type StreamId} from './generated/streams.ts';
import type {StreamSchema} from './types.ts';

export type {StreamId};

// TypeScript takes the strings of a JSON file for `string`; test/streams/schemas.test.ts proves what they are.
export const streamSchemas = files as Readonly<Record<StreamId, object>> as Readonly<Record<StreamId, StreamSchema>>;

export const streamIds = Object.keys(streamSchemas) as readonly StreamId[];

/** Whether a stream goes on from a bookmark; the others are read whole on every run. */
export const isIncremental = (id: StreamId): boolean => streamSchemas[id]['x-replication-key'] !== undefined;
