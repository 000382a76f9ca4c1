// The messages on a tap's stdout, as values.

import {eachStream, type Stream} from './streams.ts';
import {type Row, Tables} from './tables.ts';

export type Message = {
  readonly type: 'SCHEMA' | 'RECORD' | 'STATE' | 'ACTIVATE_VERSION';
  readonly stream?: string;
  readonly record?: Row;
  readonly schema?: {readonly properties: Row};
  readonly key_properties?: readonly string[];
  readonly version?: number;
  readonly value?: {readonly bookmarks: Readonly<Record<string, Bookmark>>};
};

export type Bookmark = {
  readonly account_id?: string;
  readonly updated_at?: string;
  readonly claims?: string;
  /** When each marketplace was last read. */
  readonly marketplaces?: Readonly<Record<string, string>>;
};

export const messagesOf = (stdout: string): Message[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** What a target contains after loading these messages: the rows of each stream, sorted. */
export function rowsOf(stdout: string): Readonly<Record<Stream, readonly string[]>> {
  const tables = new Tables().load(stdout);
  const rows = (stream: Stream) => tables.rows(stream).map((row) => JSON.stringify(row));
  return eachStream((stream) => rows(stream).sort());
}

export const lastState = (stdout: string): NonNullable<Message['value']> | undefined =>
  messagesOf(stdout).findLast(({type}) => type === 'STATE')?.value;
