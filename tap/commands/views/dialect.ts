// How the SQL dialects differ in what the views need: quotes around names, and where a sort puts nulls.

export const DIALECTS = ['duckdb', 'postgres', 'bigquery', 'snowflake', 'redshift'] as const;

export type Dialect = (typeof DIALECTS)[number];

// The names of streams and columns that any of the dialects reserves.
const RESERVED = ['order', 'raw', 'type'];

/** Leaves a name without quotes if it needs none. */
export function quoted(name: string, dialect: Dialect): string {
  if (/^[a-z_]\w*$/i.test(name) && !RESERVED.includes(name.toLowerCase())) return name;
  if (dialect === 'bigquery') return `\`${name}\``;
  // Snowflake stores names without quotes in upper case, and so do the targets for it.
  return `"${dialect === 'snowflake' ? name.toUpperCase() : name}"`;
}

/** Sorts the greatest value first and null last, which BigQuery does by itself. */
export const descending = (dialect: Dialect): string => (dialect === 'bigquery' ? 'desc' : 'desc nulls last');
