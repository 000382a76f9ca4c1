// Applies the policy to the rows of a stream, by the classes in its schema.

import {streamSchemas} from '../../../catalog/streams.ts';
import type {ColumnSchema, SelectedStream} from '../../../catalog/types.ts';
import type {Problem, Raw, Row, RowContext, Standing, Value, Writer} from '../stream.ts';
import {jsonWriter} from './json-column.ts';
import {kept, type Policy, withheld} from './policy.ts';

type Records<T extends Raw> = (context: RowContext) => (order: T) => readonly Row[];

/** A personal column, with its index in the row. */
type Personal = {readonly name: string; readonly place: number; readonly write: Writer};

/** Builds a stream's rows without what may not be written. The same function if everything may be written. */
export function permitted<T extends Raw>(
  records: Records<T>,
  {id, columns}: SelectedStream,
  policy: Policy,
): Records<T> {
  const tables = new Map(policy.standings.map((standing) => [standing, changedIn(standing)]));
  if ([...tables.values()].every(({length}) => length === 0)) return records;
  return (context) => {
    let table: readonly Personal[] = [];
    const isWithheld = ({column}: Problem) => table.some(({name, write}) => name === column && write === withheld);
    const invalid = (problem: Problem) => {
      if (!isWithheld(problem)) context.invalid(problem);
    };
    const rowsOf = records({...context, invalid});
    return (order) => {
      table = tables.get(policy.standingOf(order)) ?? [];
      return table.length === 0 ? rowsOf(order) : rowsOf(order).map((row) => written(row, table));
    };
  };

  /** The columns that orders of a standing do not keep as they are. The streams write their keys themselves. */
  function changedIn(standing: Standing): Personal[] {
    const {properties, 'x-key-properties': keys} = streamSchemas[id];
    return columns.flatMap((name, place) => {
      const column = properties[name] as ColumnSchema;
      const own = policy.writer(column, standing);
      const write = own === kept ? jsonWriter({name, column, standing}, policy) : own;
      return write === kept || keys.includes(name) ? [] : [{name, place, write}];
    });
  }
}

function written(row: Row, table: readonly Personal[]): Row {
  const changed = row.slice();
  for (const {place, write} of table) changed[place] = write(row[place] as Value);
  return changed;
}
