// The tables of an upserting target, and a count of the states it has stored.

import type {Parcels} from '../audit/parts.ts';
import {SIMULATED_STREAMS, type SimulatedStream} from '../streams.ts';
import {marketplaceOf, type Row} from './message.ts';

export type Stored = {
  readonly serial: number;
  readonly updatedAt: number;
  readonly extracted: string;
  /** The number of the run that wrote the row. */
  readonly run: number;
  readonly parcels: Parcels;
};
type Parts = Map<string, Stored>;

/** A version of an order, and the rows that it must have. */
type Version = {readonly serial: number; readonly parts: readonly string[]};

export class Warehouse {
  readonly tables = Object.fromEntries(SIMULATED_STREAMS.map((stream) => [stream, new Map()])) as Readonly<
    Record<SimulatedStream, Map<string, Parts>>
  >;
  rows = 0;
  repeated = 0;
  states = 0;
  #run = 0;
  /** Whether several runs write at once. */
  isShared = false;

  /** Runs that begin together count as one. */
  begin(runs: number): void {
    this.#run += 1;
    this.isShared = runs > 1;
  }

  load({stream, order, part, serial, updatedAt, extracted, parcels}: Row): void {
    const table = this.tables[stream];
    const parts: Parts = table.get(order) ?? new Map();
    table.set(order, parts);
    this.rows += 1;
    if (parts.get(part)?.serial === serial) this.repeated += 1;
    parts.set(part, {serial, updatedAt, extracted, parcels, run: this.#run});
  }

  /** Removes the orders of a stream for which `isGone` is true of the marketplace and the newest `updated_at`. */
  empty(stream: SimulatedStream, isGone: (marketplace: string, updatedAt: number) => boolean): void {
    const table = this.tables[stream];
    for (const order of [...table.keys()]) {
      const newest = this.newest(stream, order);
      if (newest && isGone(marketplaceOf({order}), newest.updatedAt)) table.delete(order);
    }
  }

  /** The newest version among the order's rows. */
  newest(stream: SimulatedStream, order: string): Stored | undefined {
    let newest: Stored | undefined;
    for (const stored of this.tables[stream].get(order)?.values() ?? []) {
      if (newest === undefined || isNewer(stored, newest)) newest = stored;
    }
    return newest;
  }

  /**
   * Whether the order's newest write comes from this run and includes all of these rows. Of runs that write at once, one
   * may be about to write rows again.
   */
  isWhole(stream: SimulatedStream, order: string, parts: readonly string[]): boolean {
    const stored = this.tables[stream].get(order);
    const newest = this.newest(stream, order);
    return newest?.run === this.#run && parts.every((part) => this.#isSame(stored?.get(part), newest));
  }

  #isSame(a: Stored | undefined, b: Stored): boolean {
    return a?.serial === b.serial && (this.isShared || a.extracted === b.extracted);
  }

  /** What stands in the current rows' place: the instants of the newest version, or of those rows that lag behind it. */
  behind(stream: SimulatedStream, order: string, {serial, parts}: Version): (number | undefined)[] {
    const newest = this.newest(stream, order);
    if (newest?.serial !== serial) return [newest?.updatedAt];
    const rows = this.current(stream, order);
    const stored = this.tables[stream].get(order);
    return parts.filter((part) => !rows.includes(part)).map((part) => stored?.get(part)?.updatedAt);
  }

  /** The order's current rows: those with the greatest `updated_at` and extraction time. */
  current(stream: SimulatedStream, order: string): string[] {
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
