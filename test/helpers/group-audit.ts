// Checks that each order's rows are written together and completely, and that no older version follows a newer one.

import type {OrderName} from '../sandbox/index.ts';
import type {Message} from './auditor.ts';

type Group = {readonly updatedAt: string; readonly extracted: string; readonly run: number; readonly rows: string[]};
type Open = {readonly name: string; readonly group: Group; readonly before: Group | undefined};

export class GroupAudit {
  readonly #complain: (fault: string) => void;
  /** The newest version of each order in each stream, across all runs. */
  readonly #written = new Map<string, Group>();
  /** The order whose rows are being written, by stream. */
  readonly #open = new Map<string, Open>();
  #run = 0;
  #extracted = '';
  /** The number of order versions written, including repeats. */
  groups = 0;
  /** The number of times that a version was written again within the same run. */
  repeats = 0;

  constructor(complain: (fault: string) => void) {
    this.#complain = complain;
  }

  begin(): void {
    this.#open.clear();
    this.#run++;
    this.#extracted = '';
  }

  /** A STATE closes the orders being written: none of their rows may follow it. */
  close(): void {
    for (const stream of this.#open.keys()) this.#closeOne(stream);
  }

  written(stream: string, {marketplace, id}: OrderName): Pick<Group, 'updatedAt' | 'rows'> | undefined {
    return this.#written.get(nameOf(stream, marketplace, id));
  }

  take({stream, record, time_extracted: extracted}: Message): void {
    const {marketplace, marketplace_order_id: id, updated_at} = record;
    const name = nameOf(stream, String(marketplace), String(id));
    const updatedAt = String(updated_at);
    if (this.#open.get(stream)?.name !== name)
      this.#first(stream, name, {updatedAt, extracted, run: this.#run, rows: []});
    const {group} = this.#open.get(stream) as Open;
    if (group.updatedAt !== updatedAt || group.extracted !== extracted)
      this.#complain(`${name} mixes rows of ${group.updatedAt} and ${updatedAt}`);
    group.rows.push(JSON.stringify(record));
    if (extracted < this.#extracted)
      this.#complain(`time_extracted moved backwards from ${this.#extracted} to ${extracted}`);
    this.#extracted = extracted;
  }

  #first(stream: string, name: string, group: Group): void {
    this.#closeOne(stream);
    this.groups++;
    const before = this.#written.get(name);
    if (before && group.updatedAt < before.updatedAt)
      this.#complain(
        `the version of ${name} from ${group.updatedAt} was written after the one from ${before.updatedAt}`,
      );
    this.#written.set(name, group);
    this.#open.set(stream, {name, group, before});
  }

  /** A version repeated within a run must be complete, or its missing rows would be treated as removed. */
  #closeOne(stream: string): void {
    const {name, group, before} = this.#open.get(stream) ?? {};
    this.#open.delete(stream);
    if (before?.run !== group?.run || before?.updatedAt !== group?.updatedAt || name === undefined) return;
    this.repeats++;
    if (before?.rows.join() !== group?.rows.join()) this.#complain(`${name} was not written in one piece`);
  }
}

const nameOf = (stream: string, marketplace: string, id: string): string => `${stream} ${marketplace} ${id}`;
