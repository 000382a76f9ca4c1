// Finds in a hand-written order what the API filters and sorts by.
import {type Micros, readInstant} from './instants.ts';
import type {Raw} from './render.ts';
import type {Entry} from './timeline.ts';

export function entryOfRaw(raw: Raw, updatedAt?: Micros): Entry {
  return {
    marketplace: String(raw.marketplace),
    id: String(raw.marketplace_order_id),
    updatedAt: updatedAt ?? instant(raw.updated_at) ?? 0,
    importedAt: instant(raw.imported_at),
    orderDate: instant(raw.marketplace_order_date),
    raw,
  };
}

const instant = (value: unknown): Micros | null => (typeof value === 'string' ? (readInstant(value) ?? null) : null);
