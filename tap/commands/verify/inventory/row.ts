// One order of the table, read from the values of its columns.

import {type Micros, parseBound} from '../../../../values/instant.ts';

export const COLUMNS = ['account_id', 'marketplace', 'marketplace_order_id', 'imported_at', 'updated_at'] as const;

/** One string for each column; undefined for null. */
export type Texts = Readonly<Record<(typeof COLUMNS)[number], string | undefined>>;

export type Row = {
  readonly accountId: number;
  readonly marketplace: string;
  readonly id: string;
  readonly importedAt: Micros | undefined;
  readonly updatedAt: Micros | undefined;
  /** How many digits after the second `updated_at` has. */
  readonly digits: number;
};

/** An invalid value in a row. The message never contains the value. */
export class BadRow extends Error {}

/** @throws BadRow */
export function rowOf(texts: Texts): Row {
  return {
    accountId: integer(texts.account_id),
    marketplace: filled('marketplace', texts.marketplace),
    id: filled('marketplace_order_id', texts.marketplace_order_id),
    importedAt: instant('imported_at', texts.imported_at),
    updatedAt: instant('updated_at', texts.updated_at),
    digits: digitsIn(texts.updated_at),
  };
}

// SQLite and JSON may write an integer as 155.0.
function integer(text = ''): number {
  if (!/^\s*\d+(?:\.0*)?\s*$/.test(text)) throw new BadRow('account_id is not an integer');
  return Number(text);
}

function filled(column: string, text = ''): string {
  if (text.trim() === '') throw new BadRow(`${column} is empty`);
  return text;
}

// How psql, DuckDB, SQLite and COPY write null, besides an empty field.
const NULLS = new Set(['', 'null', '\\n']);

/** Without a zone, an instant is in UTC. Databases write a space instead of the T. */
function instant(column: string, text = ''): Micros | undefined {
  const written = text.trim();
  if (NULLS.has(written.toLowerCase())) return;
  const micros = parseBound(written.replace(UTC, 'Z'));
  if (micros === undefined) throw new BadRow(`${column} is not a date-time such as 2026-03-07 10:00:00+00`);
  return micros;
}

// How BigQuery writes the zone.
const UTC = /\s*UTC$/;

// Zeros count too: a column that shows them can hold other digits in their place.
const digitsIn = (text = ''): number => /[.,](\d+)/.exec(text)?.[1]?.length ?? 0;
