// Checks the lines written by one run: orders are complete, versions never go backwards, only what the run was to read.

import {has} from '../claims/ranges.ts';
import type {PersonalPolicy} from '../personal.ts';
import type {Order, Version} from '../shop.ts';
import {shown} from '../shop.ts';
import type {Shops} from '../shops.ts';
import {OUTCOMES} from '../stages.ts';
import type {Bookmarked} from '../streams.ts';
import {isMarketplaceStream} from '../streams.ts';
import type {Message, Row} from '../target/message.ts';
import {marketplaceOf} from '../target/message.ts';
import type {MarketplaceAudit} from './marketplaces.ts';
import {partsOf} from './parts.ts';
import {personalFault} from './personal.ts';
import type {Wanted} from './wanted.ts';

type WrittenOptions = {
  readonly shops: Shops;
  readonly policy: PersonalPolicy;
  readonly marketplaces: Pick<MarketplaceAudit, 'take'>;
  readonly showsSeconds: boolean;
  /** What the run wants, from everything that it has learned so far; undefined before the login. */
  readonly wanted: () => Wanted | undefined;
  readonly fail: (message: string) => void;
};

/** A row of a stream that has a bookmark. */
type OwnRow = Row & {readonly stream: Bookmarked};
type Group = {readonly first: OwnRow; readonly parts: Set<string>};

export class Written {
  readonly #options: WrittenOptions;
  readonly #newest = new Map<string, number>();
  #group: Group | undefined;
  #closed: OwnRow | undefined;
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
    const wanted = partsOf(this.#version(group.first), group.first.stream, group.first.parcels);
    if (wanted.length !== group.parts.size || !wanted.every((part) => group.parts.has(part))) {
      this.#options.fail(`${versionText(group.first)}: rows ${[...group.parts]}, expected ${wanted}`);
    }
  }

  #row(row: Row): void {
    if (isOwn(row)) this.#own(row);
    else {
      this.close();
      this.#options.marketplaces.take(row);
    }
  }

  #own(row: OwnRow): void {
    this.#values(row);
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

  #first(row: OwnRow): void {
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

  #version(row: OwnRow): Version | undefined {
    return this.#order(row)?.versions.findLast(({serial}) => serial === row.serial);
  }

  #order({stream, order}: OwnRow): Order | undefined {
    return this.#options.shops.of(stream).byKey.get(order);
  }

  /** What a row says beside its keys. A version that the shop never had is reported with its first row. */
  #values(row: OwnRow): void {
    const {policy, wanted, fail} = this.#options;
    const [order, version] = [this.#order(row), this.#version(row)];
    if (!order || !version) return;
    const upper = wanted()?.upper ?? 0;
    const outcome = version.stage && OUTCOMES[version.stage];
    if (outcome !== undefined && row.record.outcome !== outcome)
      fail(`${versionText(row)}: the outcome is ${row.record.outcome}, not ${outcome}`);
    const fault = personalFault(row, {policy, upper, order, version});
    if (fault) fail(`${versionText(row)}: ${row.part} ${fault}`);
  }

  /** A gap that is not wanted is not read, however short. */
  #isWanted(row: OwnRow): void {
    const {wanted, fail} = this.#options;
    const code = marketplaceOf(row);
    const all = wanted();
    const isIn = all?.isInScope(code) && has(all.may(row.stream, code), row.updatedAt);
    if (!isIn) fail(`${versionText(row)} was written, but is not in what the run was to read`);
  }
}

const isOwn = (row: Row): row is OwnRow => !isMarketplaceStream(row.stream);

const isSame = (a: Row, b: Row): boolean =>
  a.stream === b.stream && a.order === b.order && a.serial === b.serial && a.extracted === b.extracted;

export const versionText = ({stream, order, serial, updatedAt}: Row): string =>
  `${stream}: ${order} v${serial} (${updatedAt})`;
