// The inventory of loaded tables, as the shipped query would select it, and changes to it.

import {ORDER_KEY} from '../../helpers/streams.ts';
import type {Row, Tables} from '../../helpers/tables.ts';

export const COLUMNS = [...ORDER_KEY, 'imported_at', 'updated_at'] as const;

/** One row for each current order. */
export function inventoryOf(tables: Tables): Row[] {
  const rows = new Map(tables.current('order').map((row) => [nameOf(row), row]));
  return [...rows.values()];
}

export const nameOf = (row: Row): string => ORDER_KEY.map((key) => row[key]).join(' ');

export const csvOf = (rows: readonly Row[]): string =>
  [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => cell(row[column])))]
    .map((row) => `${row.join(',')}\n`)
    .join('');

const cell = (value: unknown): string => {
  const text = String(value ?? '');
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
