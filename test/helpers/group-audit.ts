// Whether the rows of each order stand together, and never an older version after a newer one.

import type {OrderName} from '../sandbox/index.ts';
import type {Message} from './auditor.ts';

type Version = {readonly updatedAt: string; readonly extracted: string};

export class GroupAudit {
  readonly #complain: (fault: string) => void;
  /** The newest version of each order in each stream, of all runs. */
  readonly #written = new Map<string, Version>();
  /** The order whose rows are being written, by stream. */
  readonly #open = new Map<string, string>();
  #ofThisRun = new Set<string>();
  #extracted = '';

  constructor(complain: (fault: string) => void) {
    this.#complain = complain;
  }

  begin(): void {
    this.close();
    this.#ofThisRun = new Set();
    this.#extracted = '';
  }

  /** A STATE: no row of an order may follow it any more. */
  close(): void {
    this.#open.clear();
  }

  written(stream: string, {marketplace, id}: OrderName): string | undefined {
    return this.#written.get(nameOf(stream, marketplace, id))?.updatedAt;
  }

  take({stream, record, time_extracted: extracted}: Message): void {
    const {marketplace, marketplace_order_id: id, updated_at: updatedAt} = record;
    const name = nameOf(stream, String(marketplace), String(id));
    const version = {updatedAt: String(updatedAt), extracted};
    if (this.#open.get(stream) === name) this.#next(name, version);
    else this.#first(name, version);
    this.#open.set(stream, name);
    if (extracted < this.#extracted) this.#complain(`time_extracted went back from ${this.#extracted} to ${extracted}`);
    this.#extracted = extracted;
  }

  #next(name: string, {updatedAt, extracted}: Version): void {
    const first = this.#written.get(name);
    if (first?.updatedAt !== updatedAt || first.extracted !== extracted)
      this.#complain(`${name} has rows of ${first?.updatedAt} and ${updatedAt} together`);
  }

  #first(name: string, version: Version): void {
    const before = this.#written.get(name)?.updatedAt ?? '';
    if (version.updatedAt < before) this.#complain(`${name} of ${version.updatedAt} was written after ${before}`);
    if (version.updatedAt === before && this.#ofThisRun.has(name)) this.#complain(`${name} came twice, or in parts`);
    this.#written.set(name, version);
    this.#ofThisRun.add(name);
  }
}

const nameOf = (stream: string, marketplace: string, id: string): string => `${stream} ${marketplace} ${id}`;
