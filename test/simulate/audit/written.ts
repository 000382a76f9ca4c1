// Checks the lines written by one run: orders are complete, versions never go backwards, only what the run was to read.

import type {OrderStream} from '../../helpers/streams.ts';
import {has} from '../claims/ranges.ts';
import type {Shop, Version} from '../shop.ts';
import {shown} from '../shop.ts';
import type {Message, Row} from '../target/message.ts';
import {marketplaceOf} from '../target/message.ts';
import type {Wanted} from './wanted.ts';

type WrittenOptions = {
  readonly shop: Shop;
  readonly showsSeconds: boolean;
  /** What the run wants, from everything that it has learned so far; undefined before the login. */
  readonly wanted: () => Wanted | undefined;
  readonly fail: (message: string) => void;
};

type Group = {readonly first: Row; readonly parts: Set<string>};

export class Written {
  readonly #options: WrittenOptions;
  readonly #newest = new Map<string, number>();
  #group: Group | undefined;
  #closed: Row | undefined;
  #isBegun = false;

  constructor(options: WrittenOptions) {
    this.#options = options;
  }

  take(message: Message): void {
    if (message.type === 'RECORD') this.#row(message.row);
    else this.close();
    if (!this.#isBegun && message.type !== 'STATE') this.#options.fail('the first line is not the input state');
    this.#isBegun = true;
  }

  /** Checks that everything written so far is complete. */
  close(): void {
    const group = this.#group;
    this.#group = undefined;
    if (!group) return;
    this.#closed = group.first;
    const wanted = partsOf(this.#version(group.first), group.first.stream);
    if (wanted.length !== group.parts.size || !wanted.every((part) => group.parts.has(part))) {
      this.#options.fail(`${versionText(group.first)}: rows ${[...group.parts]}, expected ${wanted}`);
    }
  }

  #row(row: Row): void {
    if (this.#group && isSame(this.#group.first, row)) {
      if (this.#group.parts.has(row.part)) this.#options.fail(`${versionText(row)}: ${row.part} twice`);
      this.#group.parts.add(row.part);
      return;
    }
    this.close();
    if (this.#closed && isSame(this.#closed, row)) this.#options.fail(`${versionText(row)}: a STATE between its rows`);
    this.#group = {first: row, parts: new Set([row.part])};
    this.#first(row);
  }

  #first(row: Row): void {
    const {fail, showsSeconds} = this.#options;
    const key = `${row.stream} ${row.order}`;
    const before = this.#newest.get(key) ?? 0;
    if (row.updatedAt < before) fail(`${versionText(row)} was written after a newer version`);
    this.#newest.set(key, row.updatedAt);
    const {updatedAt} = this.#version(row) ?? {};
    if (updatedAt === undefined || shown(updatedAt, showsSeconds) !== row.updatedAt)
      fail(`${versionText(row)} is not a version that the shop ever had`);
    this.#isWanted(row);
  }

  #version({order, serial}: Row): Version | undefined {
    return this.#options.shop.byKey.get(order)?.versions.findLast((version) => version.serial === serial);
  }

  /** A gap that is not wanted is not read, however short. */
  #isWanted(row: Row): void {
    const {wanted, fail} = this.#options;
    const code = marketplaceOf(row);
    const all = wanted();
    const isIn = all?.isInScope(code) && has(all.may(row.stream, code), row.updatedAt);
    if (!isIn) fail(`${versionText(row)} was written, but is not in what the run was to read`);
  }
}

const isSame = (a: Row, b: Row): boolean =>
  a.stream === b.stream && a.order === b.order && a.serial === b.serial && a.extracted === b.extracted;

export const versionText = ({stream, order, serial, updatedAt}: Row): string =>
  `${stream}: ${order} v${serial} (${updatedAt})`;

/** Returns the rows that an order's version must have in a stream. */
export function partsOf(version: Version | undefined, stream: OrderStream): readonly string[] {
  if (version === undefined) return [];
  if (stream === 'order_tracking') return version.trackings;
  return version.lines.length === 0 ? ['no-line'] : version.lines;
}
