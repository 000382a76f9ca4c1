// The tables with personal columns, and the SQL that makes these columns null; one line for each column.

import {streamSchemas} from '../../catalog/streams.ts';
import type {ColumnSchema} from '../../catalog/types.ts';

/** The names of the columns that are keys, and of the others; `mailed` columns may quote e-mail addresses. */
export type Personal = {
  readonly table: string;
  readonly keys: readonly string[];
  readonly columns: readonly string[];
  readonly mailed: readonly string[];
};

// It has no class, because only e-mail addresses in it are personal.
const MAILED: Readonly<Record<string, readonly string[]>> = {order_action: ['errors']};

/** @param concerns whether a personal column is to be erased */
export const personalTables = (concerns: (column: ColumnSchema) => boolean): Personal[] =>
  Object.entries(streamSchemas)
    .map(([id, {properties, 'x-key-properties': keyProperties}]) => {
      const names = Object.entries(properties)
        .filter(([, column]) => (column['x-personal-data'] ?? column['x-every-class']) && concerns(column))
        .map(([name]) => name);
      const [keys, columns] = [true, false].map((isKey) =>
        names.filter((name) => keyProperties.includes(name) === isKey),
      );
      return {table: tableOf(id), keys: keys ?? [], columns: columns ?? [], mailed: MAILED[id] ?? []};
    })
    .filter(({keys, columns}) => keys.length + columns.length > 0);

// `order` is a keyword.
const tableOf = (id: string): string => (id === 'order' ? '"order"' : id);

/** Each column is on a line of its own, which can be removed. */
export const erasure = ({table, columns, mailed}: Personal, condition: string): string => `update ${table}
set
${columns.map((column) => `  ${column} = null,\n`).join('')}${mailed.map(withoutMails).join('')}  account_id = account_id
where ${condition};
`;

/** Whether there is anything to erase in the row. */
export const anyOf = ({columns, mailed}: Personal): string =>
  `(\n  false\n${columns.map((column) => `  or ${column} is not null\n`).join('')}${mailed
    .map((column) => `  or ${column} like '%@%'\n`)
    .join('')})`;

const IN_WORDS = String.raw`\s<>()\[\]",;:\\`;

/** Masked as the tap does; an escape of JSON before an address is no part of it. */
const withoutMails = (column: string): string =>
  String.raw`  ${column} = regexp_replace(${column}, '(\\[bfnrt])?[^${IN_WORDS}]+@[^${IN_WORDS}]*[^${IN_WORDS}.!?]', '\1[e-mail]', 'g'),
`;
