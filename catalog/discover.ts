// Builds the catalog from the stream schemas; needs neither a config nor the network.

import type {ApiVersion} from '../values/api-version.ts';
import {noVerdict, type Verdict} from './patterns.ts';
import {streamSchemas, streamsIn} from './streams.ts';
import type {Catalog, CatalogEntry, ColumnSchema, DescribedProperty, Metadata, StreamSchema} from './types.ts';

/** The catalog of an API, in which the patterns on the command line have set `selected`. */
export const discover = (verdict: Verdict = noVerdict, version: ApiVersion = 'v3'): Catalog => ({
  streams: streamsIn(version).map((id) => entryOf(id, streamSchemas[id], (column) => verdict(id, column))),
});

type Asked = (column?: string) => boolean | undefined;

const entryOf = (id: string, schema: StreamSchema, asked: Asked): CatalogEntry => ({
  tap_stream_id: id,
  stream: id,
  schema: {type: 'object', properties: mapValues(schema.properties, described)},
  key_properties: schema['x-key-properties'],
  ...(schema['x-replication-key'] && {replication_key: schema['x-replication-key']}),
  replication_method: schema['x-replication-method'],
  metadata: [
    {breadcrumb: [], metadata: {...streamMetadata(schema), ...marked(asked())}},
    ...Object.entries(schema.properties).map(([name, column]) => ({
      breadcrumb: ['properties', name],
      metadata: {...columnMetadata(schema, name, column), ...marked(asked(name), isAutomatic(schema, name))},
    })),
  ],
});

const described = ({type, format, description}: ColumnSchema): DescribedProperty => ({
  type,
  ...(format && {format}),
  description,
});

const streamMetadata = (schema: StreamSchema): Metadata['metadata'] => ({
  inclusion: 'available',
  'selected-by-default': isSelectedByDefault(schema),
  'table-key-properties': schema['x-key-properties'],
  ...(schema['x-replication-key'] && {'valid-replication-keys': [schema['x-replication-key']]}),
  'forced-replication-method': schema['x-replication-method'],
});

const columnMetadata = (schema: StreamSchema, name: string, column: ColumnSchema): Metadata['metadata'] => ({
  inclusion: isAutomatic(schema, name) ? 'automatic' : 'available',
  'selected-by-default': isSelectedByDefault(column),
  ...(column['x-personal-data'] && {'personal-data': column['x-personal-data']}),
});

/** `selected`, if a pattern sets it. A column that is always sent is never marked as deselected. */
const marked = (selected: boolean | undefined, isAlwaysSent = false): Metadata['metadata'] =>
  selected === undefined || (isAlwaysSent && !selected) ? {} : {selected};

/** Key properties and the replication key are always sent, regardless of the selection. */
export const isAutomatic = (schema: StreamSchema, name: string): boolean =>
  schema['x-key-properties'].includes(name) || schema['x-replication-key'] === name;

/** Whether a stream or a column is selected when neither a catalog nor a pattern says otherwise. */
export const isSelectedByDefault = (schema: Pick<ColumnSchema, 'x-selected-by-default'>): boolean =>
  schema['x-selected-by-default'] ?? true;

const mapValues = <T, U>(values: Readonly<Record<string, T>>, to: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, to(value)]));
