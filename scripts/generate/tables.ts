// Generates the settings and column tables in docs/ from the schemas.

import {isSelectedByDefault} from '../../catalog/discover.ts';
import {streamSchemas} from '../../catalog/streams.ts';
import type {ColumnSchema, StreamSchema} from '../../catalog/types.ts';
import {defaultText, requiredBy, type SettingSchema, settingsSchema} from '../../config/schema.ts';

export function configTable(): string {
  const rows = Object.entries(settingsSchema.properties).map(settingRow);
  return table(['key', 'type', 'default', 'meaning'], rows);
}

const settingRow = ([key, setting]: [string, SettingSchema]): string[] => [
  `\`${key}\``,
  setting.enum ? setting.enum.map((value) => `\`${value}\``).join(', ') : setting.type,
  defaultOf(key, setting),
  setting.description,
];

function defaultOf(key: string, setting: SettingSchema): string {
  if (requiredBy('v3').includes(key)) return '**required** with API v3';
  if (requiredBy('v2').includes(key)) return '**required** with API V2';
  const words = setting['x-default'];
  // Markdown would read <version> as a tag.
  if (words !== undefined) return words.includes('<') ? `\`${words}\`` : words;
  const text = defaultText(setting);
  const ofV2 = setting['x-default-v2'];
  return text === undefined ? '' : `\`${text}\`${ofV2 === undefined ? '' : `; with API V2 \`${ofV2}\``}`;
}

export function streamTables(): string {
  return Object.entries(streamSchemas)
    .map(([id, schema]) => streamTable(id, schema))
    .join('\n\n');
}

const streamTable = (id: string, schema: StreamSchema): string =>
  [
    `### \`${id}\``,
    `${schema.description}\n\n${replicationOf(schema)}`,
    table(
      ['column', 'type', 'by default', 'class', 'meaning'],
      Object.entries(schema.properties).map(([name, column]) => columnRow(schema, name, column)),
    ),
  ].join('\n\n');

const replicationOf = (schema: StreamSchema): string =>
  `${schema['x-replication-method']}${schema['x-replication-key'] ? ` on \`${schema['x-replication-key']}\`` : ''} · key ` +
  schema['x-key-properties'].map((key) => `\`${key}\``).join(', ') +
  (isSelectedByDefault(schema) ? '' : ' · not selected by default');

const columnRow = (schema: StreamSchema, name: string, column: ColumnSchema): string[] => [
  `\`${name}\`${schema['x-key-properties'].includes(name) ? ' (key)' : ''}`,
  column.format ?? [column.type].flat().find((type) => type !== 'null') ?? '',
  isSelectedByDefault(column) ? 'yes' : 'no',
  classOf(column),
  column.description,
];

function classOf({'x-personal-data': personalClass, 'x-every-class': hasEvery}: ColumnSchema): string {
  if (hasEvery) return 'every';
  return personalClass === undefined ? '–' : `\`${personalClass}\``;
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map(lineOf).join('\n');

const lineOf = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
