// Listens to a tap line by line and looks into the shop at each STATE: is what it claims written, and well-formed?
// Knows nothing of the tap's code.

import type {Entry, Shop} from '../sandbox/index.ts';
import {GroupAudit} from './group-audit.ts';
import {instant} from './instant.ts';
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

type Bookmark = {readonly updated_at?: string; readonly marketplaces?: Readonly<Record<string, string>>};
type Bookmarks = Readonly<Record<string, Bookmark>>;

export type AuditOptions = {
  /** Orders updated before this were never asked for. */
  readonly since?: string;
  /** Orders that cannot be asked for. */
  readonly without?: (entry: Entry) => boolean;
  readonly prefix?: string;
  /** False: only the form of the messages is looked at. */
  readonly honesty?: boolean;
};

// Where windows are read side by side, what is on either side of a cut comes twice.
const A_LITTLE = 0.05;

/** One for all runs that load the same tables. */
export class Auditor {
  readonly faults: string[] = [];
  readonly #shop: Shop;
  readonly #options: AuditOptions;
  readonly #groups: GroupAudit;
  #schemas = new Map<string, Message>();
  #last: Message | undefined;
  #state: unknown;

  constructor(shop: Shop, options: AuditOptions = {}) {
    this.#shop = shop;
    this.#options = options;
    this.#groups = new GroupAudit((fault) => this.faults.push(fault));
  }

  /** What is wrong when more than a little was written twice. */
  get excess(): string[] {
    const {repeats, groups} = this.#groups;
    return repeats > groups * A_LITTLE ? [`${repeats} of ${groups} versions came twice`] : [];
  }

  /** @param given the state that the run was given */
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

  /** A run that was not killed. */
  end(): void {
    this.#groups.close();
    if (this.#last?.type !== 'STATE') this.faults.push(`the last line is ${this.#last?.type}, not STATE`);
  }

  #first({type, value}: Message): void {
    if (type !== 'STATE') this.faults.push(`the first line is ${type}, not STATE`);
    if (JSON.stringify(value) !== JSON.stringify(this.#state))
      this.faults.push(`the first STATE is ${JSON.stringify(value)}, not the input's`);
  }

  #schema(message: Message): void {
    if (this.#schemas.has(message.stream)) this.faults.push(`a second SCHEMA of ${message.stream}`);
    this.#schemas.set(message.stream, message);
  }

  #record(message: Message): void {
    const schema = this.#schemas.get(message.stream);
    if (!schema) return void this.faults.push(`a RECORD of ${message.stream} before its SCHEMA`);
    this.faults.push(...recordFaults(message, schema));
    if ('updated_at' in message.record) this.#groups.take(message);
  }

  #claim(value: unknown): void {
    const [before, now] = [this.#state, value].map((state) => (state as {bookmarks?: Bookmarks}).bookmarks ?? {});
    this.#groups.close();
    for (const [stream, claims] of Object.entries(now as Bookmarks)) {
      for (const {marketplace, claimed, earlier} of moved((before as Bookmarks)[stream] ?? {}, claims)) {
        if (claimed < earlier) this.faults.push(`the bookmark of ${stream} went back from ${earlier} to ${claimed}`);
        if (this.#options.honesty ?? true) this.#check(stream, claimed, marketplace);
      }
    }
    this.#state = value;
  }

  /** Every order of the shop up to the instant must have been written, in its version of now or a later one. */
  #check(stream: string, claimed: string, marketplace: string | undefined): void {
    const {since = '', without = () => false, prefix = ''} = this.#options;
    for (const entry of this.#shop.orders) {
      const updatedAt = instant(entry.updatedAt);
      if (updatedAt > claimed) break;
      const isClaimed = marketplace === undefined || entry.marketplace.toLowerCase() === marketplace.toLowerCase();
      if (!isClaimed || updatedAt < since || without(entry) || !hasRows(stream.slice(prefix.length), entry)) continue;
      const written = this.#groups.written(stream, entry);
      if (written === undefined || written < updatedAt)
        this.faults.push(
          `STATE of ${stream} claims ${claimed}, but ${entry.marketplace} ${entry.id} of ${updatedAt} was written ${written}`,
        );
    }
  }
}

/** The claims that are not as they were. */
function moved(before: Bookmark, now: Bookmark) {
  const all = {marketplace: undefined, claimed: now.updated_at ?? '', earlier: before.updated_at ?? ''};
  const each = Object.entries(now.marketplaces ?? {}).map(([marketplace, claimed]) => ({
    marketplace,
    claimed,
    earlier: before.marketplaces?.[marketplace] ?? '',
  }));
  return [all, ...each].filter(({claimed, earlier}) => claimed !== earlier);
}

const hasRows = (stream: string, {order}: Entry): boolean =>
  stream === 'order' || (order !== undefined && order.trackings.flat().length > 0);

function recordFaults({stream, record}: Message, {schema, key_properties: keys}: Message): string[] {
  const columns = Object.entries(schema.properties);
  const names = columns.map(([name]) => name).join();
  if (Object.keys(record).join() !== names) return [`a RECORD of ${stream} with ${Object.keys(record)}, not ${names}`];
  const wrong = columns.filter(([name, {type}]) => ![type].flat().includes(typeOf(record[name], type)));
  const empty = keys.filter((key) => record[key] === null || record[key] === '');
  return [
    ...wrong.map(([name]) => `${stream}.${name} is ${JSON.stringify(record[name])}`),
    ...empty.map((key) => `${stream}.${key} is a key and empty`),
  ];
}

function typeOf(value: unknown, type: string | readonly string[]): string {
  if (value === null) return 'null';
  return Number.isInteger(value) && [type].flat().includes('integer') ? 'integer' : typeof value;
}
