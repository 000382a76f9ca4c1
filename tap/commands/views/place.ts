// Where the tables and views are: the dialect, the schema and the column that a target adds; names them in SQL.

import {type Dialect, quoted} from './dialect.ts';

export type Place = {
  readonly dialect: Dialect;
  /** The schema or, after its project or database and a dot, the schema in it. */
  readonly schema?: string | undefined;
  /** The column with the time of extraction, if the target stores it. */
  readonly extractedAt?: string | undefined;
};

/** The table or view, in its schema. */
export const tableIn = ({dialect, schema}: Place, name: string): string =>
  [...partsOf(schema), name].map((part) => quoted(part, dialect)).join('.');

export const columnsIn = ({dialect}: Place, names: readonly string[]): string[] =>
  names.map((name) => quoted(name, dialect));

/** A project of BigQuery may contain dots, but no dataset does. */
function partsOf(schema: string | undefined): string[] {
  if (schema === undefined) return [];
  const dot = schema.lastIndexOf('.');
  return dot < 0 ? [schema] : [schema.slice(0, dot), schema.slice(dot + 1)];
}
