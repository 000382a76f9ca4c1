// Generates SQL for a stream's table from its SCHEMA message. Runs nothing.

type Property = {readonly type: string | readonly string[]; readonly format?: string};

export type SchemaMessage = {
  readonly type: 'SCHEMA';
  readonly stream: string;
  readonly schema: {readonly properties: Readonly<Record<string, Property>>};
  readonly key_properties: readonly string[];
};

/** The column that stores each row's `time_extracted`, named as in other targets. */
export const EXTRACTED = '_sdc_extracted_at';

const SQL_TYPES: Readonly<Record<string, string>> = {
  number: 'DECIMAL(38,6)',
  integer: 'BIGINT',
  boolean: 'BOOLEAN',
};

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export function tableSql({stream, schema, key_properties: keys}: SchemaMessage): string {
  const columns = columnsOf(schema.properties).map(([name, type]) => `${quoted(name)} ${type}`);
  return `create table if not exists ${quoted(stream)} (${columns.join(', ')}, primary key (${keys.map(quoted).join(', ')}))`;
}

/**
 * Returns a query that converts a JSON array of records, its only parameter, to typed rows. Values are strings, so no
 * digits are lost.
 */
export function rowsSql({schema}: SchemaMessage): string {
  const columns = columnsOf(schema.properties);
  const texts = JSON.stringify([Object.fromEntries(columns.map(([name]) => [name, 'VARCHAR']))]).replaceAll("'", "''");
  const casts = columns.map(([name, type]) => `cast(record.${quoted(name)} as ${type}) as ${quoted(name)}`);
  return `select ${casts.join(', ')} from (select unnest(from_json($1::json, '${texts}')) as record)`;
}

const columnsOf = (properties: SchemaMessage['schema']['properties']): [name: string, sqlType: string][] => [
  ...Object.entries(properties).map(([name, property]): [string, string] => [name, sqlTypeOf(property)]),
  [EXTRACTED, 'TIMESTAMP'],
];

function sqlTypeOf({type, format}: Property): string {
  if (format === 'date-time') return 'TIMESTAMP';
  const [name = ''] = [type].flat().filter((one) => one !== 'null');
  return SQL_TYPES[name] ?? 'VARCHAR';
}
