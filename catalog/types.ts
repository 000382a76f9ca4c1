// The types for a Singer catalog and for the stream schemas from which it is built.

import type {PersonalClass} from '../values/personal.ts';
import type {StreamId} from './generated/streams.ts';

export type ReplicationMethod = 'FULL_TABLE' | 'INCREMENTAL';

/** One of the five flat shapes that every target can read: a scalar, nullable or not, or an instant. */
export type Property = {
  readonly type: string | readonly string[];
  readonly format?: 'date-time';
};

/** A file in `schemas/`: for each column, its shape, its meaning and whether it is selected by default. */
export type StreamSchema = {
  readonly title: string;
  readonly description: string;
  /** The API's object in which the paths of the columns begin. */
  readonly 'x-object'?: 'order' | 'action' | 'vidr';
  readonly 'x-key-properties': readonly string[];
  readonly 'x-replication-method': ReplicationMethod;
  readonly 'x-replication-key'?: string;
  /** Whether API V2 has the stream too. */
  readonly 'x-api-v2'?: true;
  /** True when absent. */
  readonly 'x-selected-by-default'?: boolean;
  /** The longest lookback that the stream needs; `lookback_days` when absent. */
  readonly 'x-most-lookback-days'?: number;
  readonly properties: Readonly<Record<string, ColumnSchema>>;
};

/** A column as described in the catalog; SCHEMA messages omit the description. */
export type DescribedProperty = Property & {readonly description: string};

export type ColumnSchema = DescribedProperty & {
  /** True when absent. */
  readonly 'x-selected-by-default'?: boolean;
  /**
   * Where the API's object has the value, such as `packages[].cart[].amount`; the column's name when absent. An array if
   * there are several places, because the rows come from them or because the API uses any of them; empty if the value is
   * not a field of its own.
   */
  readonly 'x-path'?: string | readonly string[];
  /** The JSON types of the value, besides null; derived from the column's type when absent. */
  readonly 'x-json-types'?: readonly string[];
  /** The class of personal data that the column contains; absent if it contains none. */
  readonly 'x-personal-data'?: PersonalClass;
  /**
   * How the `hash` mode writes the column: a hash of the text (when absent) or of a phone number's digits, null because
   * the column has so few different values that counting them reveals who is who, or the value itself.
   */
  readonly 'x-hash'?: 'phone' | 'null' | 'kept';
  /** Whether the column contains data of every class, each written as the mode of its own class says. */
  readonly 'x-every-class'?: true;
  /** The values known so far. Unknown values are read too. */
  readonly 'x-known-values'?: readonly string[];
};

export type Metadata = {
  readonly breadcrumb: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
};

export type CatalogEntry = {
  readonly tap_stream_id: string;
  readonly stream: string;
  readonly schema: {readonly type: 'object'; readonly properties: Readonly<Record<string, DescribedProperty>>};
  readonly key_properties: readonly string[];
  readonly replication_key?: string;
  readonly replication_method: ReplicationMethod;
  readonly metadata: readonly Metadata[];
};

export type Catalog = {readonly streams: readonly CatalogEntry[]};

/** A stream to read, with its selected columns in the order of the schema. */
export type SelectedStream = {
  readonly id: StreamId;
  /** The stream's name in messages and bookmarks: the `stream_prefix` setting followed by the stream's id. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly replicationMethod: ReplicationMethod;
};
