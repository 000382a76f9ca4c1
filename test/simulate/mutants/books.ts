// How an ordinary tap keeps its state: what each bookmark claims, and what else it contains.

import {
  type Bookmark,
  bookmarkIn,
  claimsIn,
  lookbackMicros,
  type StateObject,
  updatedAtIn,
} from '../claims/bookmark.ts';
import {ALL, type Claims, claimedFor, endsFor, formatClaims, mapRanges} from '../claims/claims.ts';
import {less, type Ranges, union} from '../claims/ranges.ts';
import type {Given} from '../tap.ts';
import {HOUR, isoOf, SECOND} from '../time.ts';
import type {Part} from './schedule.ts';
import type {Ways} from './ways.ts';

const ACCOUNT = '42';
const MOST_OLD = 10;
const MARGIN = 2 * SECOND;

type BooksOptions = {
  readonly given: Given;
  readonly ways: Ways;
  /** The date of the login. */
  readonly login: number;
  /** The earliest date of a response so far. */
  readonly earliest: () => number;
  /** The latest one. */
  readonly latest: () => number;
};

export class Books {
  readonly #options: BooksOptions;
  readonly #lookback: number;
  #state: StateObject;

  constructor(options: BooksOptions) {
    this.#options = options;
    this.#lookback = lookbackMicros(options.given.config.lookbackDays);
    this.#state = options.given.state as unknown as StateObject;
  }

  get isOfAnotherAccount(): boolean {
    return this.#names.some((stream) => (bookmarkIn(this.#state, stream).account_id ?? ACCOUNT) !== ACCOUNT);
  }

  updatedAt(stream: string): number | undefined {
    return updatedAtIn(this.#state, stream);
  }

  /** What counts as claimed for a marketplace, and where claims end. */
  claimed(stream: string, code: string): {readonly ranges: Ranges; readonly ends: readonly number[]} {
    const claims = this.#claims(stream);
    const {anyForAll, ignoresCase} = this.#options.ways;
    const isAlike = (other: string) => anyForAll || (ignoresCase && other.toLowerCase() === code.toLowerCase());
    const others = [...claims.ranges].filter(([other]) => isAlike(other)).map(([, own]) => own);
    return {ranges: union(claimedFor(claims, code), ...others), ends: endsFor(claims, code)};
  }

  /** The first STATE: without a state, nothing is claimed; a full table takes back what it will read. */
  firstLine(parts: readonly Part[]): string {
    const {fullKeeps, firstAsItCame} = this.#options.ways;
    if (Object.keys(this.#state.bookmarks).length === 0) this.#begin();
    const asItCame = this.stateLine();
    if (!fullKeeps) for (const part of parts.filter(({isFullTable}) => isFullTable)) this.#takeBack(part);
    return firstAsItCame ? asItCame : this.stateLine();
  }

  /** Claims what has been read of a part, and returns the STATE. */
  claim(part: Part, read: number): string {
    // If the login was dated ahead, not all that was asked for can have been read.
    const done = Math.min(read, this.#options.earliest() - MARGIN);
    if (done < part.from) return this.stateLine();
    this.#set(part.stream, this.#claimed(part, done), this.#newest(part.stream, done));
    return this.stateLine();
  }

  stateLine(): string {
    return `${JSON.stringify({type: 'STATE', value: this.#state})}\n`;
  }

  get #names(): string[] {
    return this.#options.given.streams.map(({name}) => name);
  }

  #claims(stream: string): Claims {
    const {given, ways} = this.#options;
    return claimsIn(this.#state, stream, ways.bareWhole ? 0 : given.config.lookbackDays);
  }

  #begin(): void {
    if (this.#options.ways.silentRefresh) return;
    for (const stream of this.#names) this.#set(stream, {ranges: new Map(), marks: new Map()}, undefined);
  }

  #takeBack({stream, code: read, from, to}: Part): void {
    const isOwn = (code: string) => read === ALL || code === read;
    const left = mapRanges(this.#claims(stream), (own, code) => (isOwn(code) ? less(own, [{from, to: to + 1}]) : own));
    this.#set(stream, left, updatedAtIn(this.#state, stream));
  }

  /** Only what is older than this is final. */
  get #final(): number {
    const {ways, login, earliest, latest} = this.#options;
    if (ways.claimsYoung) return Number.POSITIVE_INFINITY;
    if (ways.trustsLogin) return login - this.#lookback;
    if (ways.fromRunsEnd) return latest() - this.#lookback;
    return earliest() - (ways.halfLookback ? Math.round(this.#lookback / 2) : this.#lookback);
  }

  #claimed({stream, code: read, from, to: end, since}: Part, done: number): Claims {
    const {ways} = this.#options;
    const code = ways.scopeForAll ? ALL : read;
    const {ranges, marks} = this.#claims(stream);
    const to = Math.min(done + 1, end + 1, this.#final) + (ways.oneTooMany ? 1 : 0);
    const own = this.#joined(union(ranges.get(code) ?? [], [{from, to}]));
    const mark = to > from ? marks.get(code) : this.#mark(marks.get(code), {from, done});
    return {
      ranges: new Map([...ranges, [code, ways.noCap ? own : capped(own, since)]]),
      marks: new Map([...marks, ...(mark === undefined ? [] : [[code, mark] as const])]),
    };
  }

  #joined(own: Ranges): Ranges {
    const {hull, joinsShortGaps} = this.#options.ways;
    const [first, last] = [own.at(0), own.at(-1)];
    if (hull && first && last) return [{from: first.from, to: last.to}];
    if (!joinsShortGaps) return own;
    const wide = union(own.map(({from, to}) => ({from, to: to + HOUR})));
    return wide.map(({from, to}) => ({from, to: to - HOUR}));
  }

  #mark(old: number | undefined, {from, done}: {from: number; done: number}): number | undefined {
    const {noMark, markMoves} = this.#options.ways;
    if (noMark) return;
    if (markMoves) return done;
    return old === undefined || (old > from && old < done + 1) ? from : Math.max(old, from);
  }

  /** The newest instant read, once it is younger than the lookback. */
  #newest(stream: string, done: number): number | undefined {
    const {rangeMoves, noMaximum} = this.#options.ways;
    const old = updatedAtIn(this.#state, stream);
    if (done < this.#options.earliest() - this.#lookback && !rangeMoves) return old;
    return noMaximum ? done : Math.max(done, old ?? done);
  }

  #set(stream: string, claims: Claims, updatedAt: number | undefined): void {
    const {accountBeside} = this.#options.ways;
    const {marketplaces: _old, ...bookmark}: Bookmark = bookmarkIn(this.#state, stream);
    const account = {account_id: ACCOUNT};
    const own = {
      ...bookmark,
      ...(!accountBeside && account),
      ...(updatedAt !== undefined && {updated_at: isoOf(updatedAt)}),
      claims: this.#text(claims),
    };
    this.#state = {...this.#state, ...(accountBeside && account), bookmarks: {...this.#state.bookmarks, [stream]: own}};
  }

  #text(claims: Claims): unknown {
    const {objects, codeRepeats} = this.#options.ways;
    if (objects) return {ranges: Object.fromEntries(claims.ranges), marks: Object.fromEntries(claims.marks)};
    if (!codeRepeats) return formatClaims(claims);
    const codes = [...claims.ranges].sort(([a], [b]) => (a < b ? -1 : 1));
    const alone = codes.map(([code, own]) => formatClaims({ranges: new Map([[code, own]]), marks: new Map()}));
    return alone.filter((text) => text !== '').join(' ');
  }
}

/** Of the ranges before all that is wanted, only the longest. */
function capped(own: Ranges, since: number): Ranges {
  const old = own.filter(({to}) => to < since).sort((a, b) => b.to - b.from - (a.to - a.from));
  const gone = new Set(old.slice(MOST_OLD));
  return own.filter((range) => !gone.has(range));
}
