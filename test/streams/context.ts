// A context of all columns, or of some, that remembers what was invalid.

import {type StreamId, streamSchemas} from '../../catalog/streams.ts';
import type {Context, Problem} from '../../tap/streams/stream.ts';

export type TestContext = Context & {readonly problems: Problem[]};

export const ACCOUNT = 4;

export const allColumns = (stream: StreamId): string[] => Object.keys(streamSchemas[stream].properties);

export const defaultColumns = (stream: StreamId): string[] =>
  Object.entries(streamSchemas[stream].properties)
    .filter(([, column]) => column['x-selected-by-default'] !== false)
    .map(([name]) => name);

/** Keeps keys and the named columns, in the order of the schema. */
export const columnsOf = (stream: StreamId, names: readonly string[]): string[] =>
  allColumns(stream).filter((name) => streamSchemas[stream]['x-key-properties'].includes(name) || names.includes(name));

export function contextOf(stream: StreamId, columns = allColumns(stream)): TestContext {
  const problems: Problem[] = [];
  return {accountId: ACCOUNT, columns, invalid: (problem) => problems.push(problem), problems};
}
