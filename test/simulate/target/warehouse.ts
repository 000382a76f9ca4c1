// The tables of an upserting target, and the state that it made durable with them.

import type {OrderStream} from '../../helpers/streams.ts';
import type {Row} from './message.ts';

export type Stored = {
  readonly serial: number;
  readonly updatedAt: number;
  readonly extracted: string;
  /** Which run wrote it. */
  readonly run: number;
};
type Parts = Map<string, Stored>;

export class Warehouse {
  readonly tables: Readonly<Record<OrderStream, Map<string, Parts>>> = {order: new Map(), order_tracking: new Map()};
  rows = 0;
  repeated = 0;
  states = 0;
  /** The run that is writing. */
  run = 0;

  load({stream, order, part, serial, updatedAt, extracted}: Row): void {
    const table = this.tables[stream];
    const parts: Parts = table.get(order) ?? new Map();
    table.set(order, parts);
    this.rows += 1;
    if (parts.get(part)?.serial === serial) this.repeated += 1;
    parts.set(part, {serial, updatedAt, extracted, run: this.run});
  }

  /** The newest version of any row of the order. */
  newest(stream: OrderStream, order: string): Stored | undefined {
    let newest: Stored | undefined;
    for (const stored of this.tables[stream].get(order)?.values() ?? []) {
      if (newest === undefined || isNewer(stored, newest)) newest = stored;
    }
    return newest;
  }

  /** Whether these are the rows of its newest write, all of them, from this run. */
  isWhole(stream: OrderStream, order: string, parts: readonly string[]): boolean {
    const stored = this.tables[stream].get(order);
    const newest = this.newest(stream, order);
    return newest?.run === this.run && parts.every((part) => isSame(stored?.get(part), newest));
  }

  /** The rows that the order still has: those with its greatest `updated_at` and time of extraction. */
  current(stream: OrderStream, order: string): string[] {
    const newest = this.newest(stream, order);
    const rows: string[] = [];
    for (const [part, stored] of this.tables[stream].get(order) ?? []) {
      if (newest && !isNewer(newest, stored)) rows.push(part);
    }
    return rows;
  }
}

const isNewer = (a: Stored, b: Stored): boolean =>
  a.updatedAt > b.updatedAt || (a.updatedAt === b.updatedAt && a.extracted > b.extracted);

const isSame = (a: Stored | undefined, b: Stored): boolean => a?.serial === b.serial && a.extracted === b.extracted;
