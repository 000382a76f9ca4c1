// The statements that load a tap's messages, as a target that upserts or one that appends does: tables have the columns of
// the SCHEMA messages. No tap code.

export type Loading = {
  /** Whether the tables have `_sdc_extracted_at`. */
  readonly isExtracted: boolean;
  /** Whether every version of a row stays in its table. */
  readonly appends: boolean;
};

type Property = {readonly type: string | readonly string[]; readonly format?: string};
type Row = Readonly<Record<string, unknown>>;
type Message = {
  readonly type: 'SCHEMA' | 'RECORD' | 'STATE';
  readonly stream: string;
  readonly schema: {readonly properties: Readonly<Record<string, Property>>};
  readonly key_properties: readonly string[];
  readonly record: Row;
  readonly time_extracted: string;
};

/** A table, with the columns that the SCHEMA messages of its stream describe. */
export type Loaded = {
  readonly stream: string;
  readonly keys: readonly string[];
  readonly columns: readonly string[];
  readonly sql: string;
};

const EXTRACTED = '_sdc_extracted_at';
const TYPES: Readonly<Record<string, string>> = {boolean: 'boolean', integer: 'bigint', number: 'double precision'};

export function loadedTables(stdout: string, loading: Loading): Loaded[] {
  const messages = stdout.split('\n').flatMap((line): Message[] => (line === '' ? [] : [JSON.parse(line)]));
  const schemas = new Map(messages.filter(({type}) => type === 'SCHEMA').map((message) => [message.stream, message]));
  return [...schemas.values()].map(({stream, schema, key_properties: keys}) => {
    const rows = rowsOf(
      messages.filter((message) => message.type === 'RECORD' && message.stream === stream),
      keys,
      loading,
    );
    const types = Object.entries(schema.properties).map(([name, property]): [string, string] => [
      name,
      typeOf(property),
    ]);
    const all = [...types, ...(loading.isExtracted ? [[EXTRACTED, 'timestamp'] as const] : [])];
    const columns = all.map(([name]) => name);
    const declared = all.map((column) => column.join(' ')).join(', ');
    const values = rows.map((row) => `(${columns.map((name) => literal(row[name])).join(', ')})`);
    const insert = values.length > 0 ? `insert into "${stream}" values ${values.join(', ')};` : '';
    return {stream, keys, columns, sql: `create table "${stream}" (${declared});\n${insert}`};
  });
}

function rowsOf(records: readonly Message[], keys: readonly string[], {appends}: Loading): readonly Row[] {
  const rows = records.map(({record, time_extracted}) => ({...record, [EXTRACTED]: time_extracted}));
  if (appends) return rows;
  return [...new Map(rows.map((row: Row) => [JSON.stringify(keys.map((key) => row[key])), row])).values()];
}

function typeOf({type, format}: Property): string {
  if (format === 'date-time') return 'timestamp';
  return [type].flat().flatMap((one) => TYPES[one] ?? [])[0] ?? 'varchar';
}

const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value ?? null);
