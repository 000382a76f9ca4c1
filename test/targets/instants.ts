// Converts instants from the formats of databases and Python to the source's format.

import type {Row} from './compare.ts';

const INSTANT = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(?:\+00(?::00)?)?$/;

/** `2026-11-21 10:00:00.12` becomes `2026-11-21T10:00:00.120000Z`; other values are unchanged. */
export function canonical(value: unknown): unknown {
  const [, date, time, fraction = ''] = INSTANT.exec(typeof value === 'string' ? value : '') ?? [];
  return date ? `${date}T${time}.${fraction.padEnd(6, '0')}Z` : value;
}

export const withInstants = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, canonical(value)]));
