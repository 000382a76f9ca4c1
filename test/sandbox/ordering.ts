// Sorts the results. Orders that tie under `ordering` are shuffled for each response.
import type {Question} from './options.ts';
import {shuffled} from './random.ts';
import type {Entry} from './timeline.ts';

type Key = 'marketplace' | 'id' | 'updatedAt' | 'importedAt' | 'orderDate';
type Field = {readonly key: Key; readonly descending: boolean};

const KEYS: Readonly<Record<string, Key>> = {
  marketplace: 'marketplace',
  marketplace_order_id: 'id',
  updated_at: 'updatedAt',
  imported_at: 'importedAt',
  marketplace_order_date: 'orderDate',
};
const DEFAULT = 'marketplace,-marketplace_order_date,-imported_at';
const AS_THEY_STAND = 'updated_at,marketplace,marketplace_order_id';

/** `entries` are sorted by `updated_at`, marketplace and id. */
export function ordered(entries: readonly Entry[], question: Question): readonly Entry[] {
  const ordering = orderingOf(question);
  if (ordering === AS_THEY_STAND) return entries;
  const fields = ordering.split(',').flatMap(fieldOf);
  return shuffled(entries).sort((a, b) => compare(a, b, fields));
}

function orderingOf({query, options}: Question): string {
  const asked = options.ignoreOrdering ? DEFAULT : query.get('ordering') || DEFAULT;
  return options.singleOrdering ? (asked.split(',')[0] as string) : asked;
}

function fieldOf(name: string): Field[] {
  const key = KEYS[name.replace(/^-/, '').trim()];
  return key ? [{key, descending: name.startsWith('-')}] : [];
}

function compare(a: Entry, b: Entry, fields: readonly Field[]): number {
  for (const {key, descending} of fields) {
    const order = compareValues(a[key], b[key]);
    if (order !== 0) return descending ? -order : order;
  }
  return 0;
}

/** Sorts null after any other value, as PostgreSQL does. */
function compareValues(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
