// The vocabulary of a Singer catalog, and of the stream schemas it is made from.

import type {StreamId} from './generated/streams.ts';

export type ReplicationMethod = 'FULL_TABLE' | 'INCREMENTAL';

/** One of the five flat shapes that every target reads: a nullable or a plain scalar, or an instant. */
export type Property = {
  readonly type: string | readonly string[];
  readonly format?: 'date-time';
};

/** A file of `schemas/`: a column's shape, what it means, and whether it is read when nobody asks for it. */
export type StreamSchema = {
  readonly title: string;
  readonly description: string;
  readonly 'x-key-properties': readonly string[];
  readonly 'x-replication-method': ReplicationMethod;
  readonly 'x-replication-key'?: string;
  readonly properties: Readonly<Record<string, Column>>;
};

export type Column = Property & {
  readonly description: string;
  /** Absent means true. */
  readonly 'x-selected-by-default'?: boolean;
};

export type Metadata = {
  readonly breadcrumb: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
};

export type CatalogEntry = {
  readonly tap_stream_id: string;
  readonly stream: string;
  readonly schema: {readonly type: 'object'; readonly properties: Readonly<Record<string, Property>>};
  readonly key_properties: readonly string[];
  readonly replication_key?: string;
  readonly replication_method: ReplicationMethod;
  readonly metadata: readonly Metadata[];
};

export type Catalog = {readonly streams: readonly CatalogEntry[]};

/** A stream to read: its columns in schema order, and how. */
export type SelectedStream = {
  readonly id: StreamId;
  /** What messages and bookmarks call it: its id behind the setting `stream_prefix`. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly replicationMethod: ReplicationMethod;
};
