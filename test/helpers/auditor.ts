// Reads a tap's output line by line and compares each STATE with the shop: everything that the STATE claims must have
// been written and be well-formed. Does not use the tap's code.

import type {Entry, Shop} from '../sandbox/index.ts';
import {claimsIn, covers, isClaimed} from './claims.ts';
import {GroupAudit} from './group-audit.ts';
import {instant} from './instant.ts';
import type {OrderStream} from './streams.ts';
import type {Row} from './tables.ts';

export type Message = {
  readonly type: string;
  readonly stream: string;
  readonly schema: {readonly properties: Readonly<Record<string, {readonly type: string | readonly string[]}>>};
  readonly key_properties: readonly string[];
  readonly record: Row;
  readonly time_extracted: string;
  readonly value: unknown;
};

/** What a SCHEMA says of each RECORD. */
type Expected = {
  readonly columns: readonly (readonly [name: string, types: ReadonlySet<string>])[];
  readonly names: string;
  readonly keys: readonly string[];
};

type Bookmark = {readonly account_id?: string; readonly updated_at?: string; readonly claims?: string};
type Bookmarks = Readonly<Record<string, Bookmark>>;

export type AuditOptions = {
  /** Orders updated before this instant were never queried. */
  readonly since?: string;
  /** Orders that no query can return. */
  readonly without?: (entry: Entry) => boolean;
  readonly prefix?: string;
};

// When windows are read in parallel, orders on either side of a split are written twice.
const A_LITTLE = 0.05;

/** Audits all runs that load the same tables. */
export class Auditor {
  readonly faults: string[] = [];
  readonly #shop: Shop;
  readonly #options: AuditOptions;
  readonly #groups: GroupAudit;
  /** By stream, the versions already confirmed as written, which need no second check. */
  readonly #proven = new Map<string, WeakSet<Entry>>();
  #schemas = new Map<string, Expected>();
  #last: Message | undefined;
  #state: unknown;

  constructor(shop: Shop, options: AuditOptions = {}) {
    this.#shop = shop;
    this.#options = options;
    this.#groups = new GroupAudit((fault) => this.faults.push(fault));
  }

  /** Reports a fault if more than a small share of the versions was written twice. */
  get excess(): string[] {
    const {repeats, groups} = this.#groups;
    return repeats > groups * A_LITTLE ? [`${repeats} of ${groups} versions were written twice`] : [];
  }

  /** @param given the run's input state */
  begin(given: unknown): void {
    this.#state = given ?? {bookmarks: {}};
    this.#last = undefined;
    this.#schemas = new Map();
    this.#groups.begin();
  }

  take(line: string): void {
    const message: Message = JSON.parse(line);
    if (this.#last === undefined) this.#first(message);
    else if (message.type === 'SCHEMA') this.#schema(message);
    else if (message.type === 'RECORD') this.#record(message);
    else if (message.type === 'STATE') this.#claim(message.value);
    else this.faults.push(`a message of type ${message.type}`);
    this.#last = message;
  }

  /** Checks the end of a run that was not killed. */
  end(): void {
    this.#groups.close();
    if (this.#last?.type !== 'STATE') this.faults.push(`the last line is ${this.#last?.type}, not STATE`);
  }

  #first({type, value}: Message): void {
    if (type !== 'STATE') this.faults.push(`the first line is ${type}, not STATE`);
    const [given, first] = [this.#state, value].map(bookmarksOf) as [Bookmarks, Bookmarks];
    const isFresh = Object.keys(given).length === 0;
    const isAsItCame = Object.entries(given).every(([stream, bookmark]) => isLess(first[stream] ?? {}, bookmark));
    const claimsNothing = Object.values(first).every(({claims, account_id: account}) => claims === '' && account);
    if (isFresh ? !claimsNothing : !isAsItCame)
      this.faults.push(`the first STATE is ${JSON.stringify(value)}, not the input's`);
    this.#state = value;
  }

  #schema(message: Message): void {
    if (this.#schemas.has(message.stream)) this.faults.push(`a second SCHEMA for ${message.stream}`);
    this.#schemas.set(message.stream, expectedBy(message));
  }

  #record(message: Message): void {
    const schema = this.#schemas.get(message.stream);
    if (!schema) return void this.faults.push(`a RECORD for ${message.stream} before its SCHEMA`);
    this.faults.push(...recordFaults(message, schema));
    if ('updated_at' in message.record) this.#groups.take(message);
  }

  #claim(value: unknown): void {
    const [before, now] = [this.#state, value].map(bookmarksOf) as [Bookmarks, Bookmarks];
    this.#groups.close();
    for (const [stream, {updated_at: newest = '', claims = ''}] of Object.entries(now)) {
      const {updated_at: earlier = '', claims: old = ''} = before[stream] ?? {};
      if (newest < earlier) this.faults.push(`updated_at of ${stream} moved back from ${earlier} to ${newest}`);
      for (const claim of claimsIn(old))
        if (claim.from < claim.to && !covers(claimsIn(claims), claim))
          this.faults.push(`${stream} no longer claims ${claim.from}/${claim.to}`);
      if (claims !== old) this.#check(stream, claims);
    }
    this.#state = value;
  }

  /** Expects every order in the shop that is claimed to be written completely, in its current or a later version. */
  #check(stream: string, text: string): void {
    const proven = this.#proven.get(stream) ?? new WeakSet();
    this.#proven.set(stream, proven);
    const claims = claimsIn(text);
    for (const entry of this.#shop.orders) {
      if (proven.has(entry) || !isClaimed(claims, instant(entry.updatedAt), entry.marketplace)) continue;
      if (!this.#isOwed(entry)) continue;
      const fault = this.#lack(stream, entry);
      if (fault === undefined) proven.add(entry);
      else this.faults.push(`the STATE for ${stream} claims ${text}, but ${entry.marketplace} ${entry.id} ${fault}`);
    }
  }

  #isOwed(entry: Entry): boolean {
    const {since = '', without = () => false} = this.#options;
    return instant(entry.updatedAt) >= since && !without(entry);
  }

  /** Describes what is missing from the order. */
  #lack(stream: string, entry: Entry): string | undefined {
    const name = stream.slice(this.#options.prefix?.length ?? 0) as OrderStream;
    const owed = this.#shop.rowCounts(entry)[name];
    const {updatedAt, rows = []} = this.#groups.written(stream, entry) ?? {};
    if (owed === 0 || (updatedAt !== undefined && updatedAt > instant(entry.updatedAt))) return;
    if (updatedAt !== instant(entry.updatedAt)) return `of ${instant(entry.updatedAt)} was written ${updatedAt}`;
    return rows.length >= owed ? undefined : `was written with ${rows.length} of ${owed} rows`;
  }
}

const bookmarksOf = (state: unknown): Bookmarks => (state as {bookmarks?: Bookmarks} | undefined)?.bookmarks ?? {};

/** Whether a bookmark is unchanged, except that it may claim less: a full table takes back what it will read. */
function isLess(first: Bookmark, {claims: given, ...rest}: Bookmark): boolean {
  const {claims, ...others} = first;
  if (given === undefined || claims === undefined) return given === claims || claims !== undefined;
  const isSame = Object.entries(rest).every(([key, value]) => others[key as keyof typeof others] === value);
  return isSame && claimsIn(claims).every((claim) => covers(claimsIn(given), claim));
}

function expectedBy({schema: {properties}, key_properties: keys}: Message): Expected {
  const columns = Object.entries(properties).map(([name, {type}]) => [name, new Set([type].flat())] as const);
  return {columns, names: Object.keys(properties).join(), keys};
}

function recordFaults({stream, record}: Message, {columns, names, keys}: Expected): string[] {
  const given = Object.keys(record).join();
  if (given !== names) return [`a RECORD for ${stream} has the columns ${given}, not ${names}`];
  const wrong = columns.filter(([name, types]) => !types.has(typeOf(record[name], types)));
  const empty = keys.filter((key) => record[key] === null || record[key] === '');
  return [
    ...wrong.map(([name]) => `${stream}.${name} is ${JSON.stringify(record[name])}`),
    ...empty.map((key) => `${stream}.${key} is an empty key`),
  ];
}

function typeOf(value: unknown, types: ReadonlySet<string>): string {
  if (value === null) return 'null';
  return types.has('integer') && Number.isInteger(value) ? 'integer' : typeof value;
}

/**
 * Returns the faults in one run, possibly interrupted, against a shop that does not change.
 *
 * @param given the run's input state
 */
export function auditOf(
  shop: Shop,
  stdout: string,
  {given, ...options}: AuditOptions & {given?: unknown} = {},
): string[] {
  const auditor = new Auditor(shop, options);
  auditor.begin(given);
  for (const line of stdout.split('\n').slice(0, -1)) auditor.take(line);
  return auditor.faults;
}
