// Divides the time before the end of the claims into months. Months without orders in the table are joined.

import type {Micros} from '../../../../values/instant.ts';
import type {Table} from '../table.ts';
import type {Cell} from './cell.ts';
import {quietNear, REACH} from './quiet.ts';

/** A cell whose orders have not been looked up in the table yet. */
export type Month = Omit<Cell, 'entries'>;

/** The months, oldest first. The first has no beginning, so that Lengow's older orders are counted too. */
export function monthsOf(table: Table): Month[] {
  const {scope} = table;
  const begins = beginsOf(table);
  const bounds = begins.map((begin) => quietBound(table, begin));
  const end = quietBound(table, scope.end, scope.end);
  return [undefined, ...bounds].map((from, index) => {
    const to = bounds[index] ?? end;
    return {scope, cell: `${index}`, codes: undefined, from, to, name: ''};
  });
}

/** The beginnings of the months that have orders, and of the month after each. Other months join the one before. */
function beginsOf(table: Table): Micros[] {
  const {scope} = table;
  const begins = new Set<Micros>();
  table.each((_, importedAt) => {
    if (importedAt === undefined) return;
    const month = monthOf(importedAt);
    begins.add(month);
    begins.add(nextMonth(month));
  });
  return [...begins].filter((begin) => begin < scope.end).sort((a, b) => a - b);
}

export function quietBound(table: Table, wanted: Micros, earliest?: Micros): Micros {
  const imports = table
    .between(wanted - REACH, wanted + REACH)
    .map((entry) => table.inventory.importedAt(entry) as Micros);
  return quietNear(wanted, imports, earliest);
}

export function monthOf(instant: Micros): Micros {
  const date = new Date(instant / 1000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth()) * 1000;
}

export function nextMonth(month: Micros): Micros {
  const date = new Date(month / 1000);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1) * 1000;
}
