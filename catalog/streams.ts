// The stream schemas, from schemas/; knows nothing about how rows are built.

import {files, type StreamId} from './generated/streams.ts';
import type {StreamSchema} from './types.ts';

export type {StreamId};

// TypeScript types the strings of a JSON file as `string`; test/streams/schemas.test.ts checks that the cast is valid.
export const streamSchemas = files as Readonly<Record<StreamId, object>> as Readonly<Record<StreamId, StreamSchema>>;

export const streamIds = Object.keys(streamSchemas) as readonly StreamId[];
