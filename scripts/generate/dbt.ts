// Generates the macro that lists what the dbt package reads: the columns of its streams that are in no class of personal
// data, so that no model can name any other.

import {type StreamId, streamSchemas} from '../../catalog/streams.ts';
import type {ColumnSchema} from '../../catalog/types.ts';

const STREAMS = [
  'marketplace',
  'marketplace_status',
  'order',
  'order_action',
  'order_address',
  'order_document',
  'order_payment',
  'order_tracking',
] as const satisfies readonly StreamId[];

export const dbtColumns = (): string => `{# Generated from catalog/schemas/ by \`npm run generate\`. #}
{% macro columns(stream) %}
  {%- do return({
${STREAMS.map(streamText).join('\n')}
  }[stream]) -%}
{% endmacro %}
`;

const streamText = (id: StreamId): string =>
  `    '${id}': {\n${columnsOf(id)
    .map(([name, column]) => `      '${name}': '${kindOf(column)}',\n`)
    .join('')}    },`;

const columnsOf = (id: StreamId): [name: string, column: ColumnSchema][] =>
  Object.entries(streamSchemas[id].properties).filter(
    ([, column]) => !column['x-personal-data'] && !column['x-every-class'],
  );

function kindOf({type, format}: ColumnSchema): string {
  if (format) return 'instant';
  const [kind = ''] = [type].flat().filter((one) => one !== 'null');
  return kind === 'string' ? 'text' : kind;
}
