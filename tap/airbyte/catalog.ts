// The streams as Airbyte discovers them. It has no streams or columns that are deselected by default, so all are listed.

import {selectedColumns, streamSchemas} from '../../catalog/streams.ts';
import type {ColumnSchema, SelectedStream} from '../../catalog/types.ts';

/** @param columns those that the policy for personal data permits */
export function airbyteStream(stream: SelectedStream): object {
  const schema = streamSchemas[stream.id];
  const cursor = schema['x-replication-key'];
  return {
    name: stream.name,
    json_schema: {
      type: 'object',
      description: schema.description,
      additionalProperties: true,
      properties: Object.fromEntries(selectedColumns(stream).map(([name, column]) => [name, propertyOf(column)])),
    },
    supported_sync_modes: cursor === undefined ? ['full_refresh'] : ['full_refresh', 'incremental'],
    ...(cursor !== undefined && {source_defined_cursor: true, default_cursor_field: [cursor]}),
    source_defined_primary_key: schema['x-key-properties'].map((key) => [key]),
  };
}

const propertyOf = ({type, format, description}: ColumnSchema): object => ({
  type,
  ...(format && {format, airbyte_type: 'timestamp_with_timezone'}),
  description,
});
