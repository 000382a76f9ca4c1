// An ordinary tap, as many people would write it: one reader, one pass per bookmark. The tap is correct if the API is
// well behaved. Each switch adds a fault found in real taps.

import {LengowError} from '../../../tap/errors.ts';
import type {Given, Tap} from '../tap.ts';
import {DAY, isoOf, isoSecondOf, microsOf, SECOND} from '../time.ts';
import {Http} from './http.ts';
import {linesOf} from './rows.ts';

export type Ways = {
  /** Uses page numbers for the entire window, as in the API's documentation. */
  readonly pages?: boolean;
  /** Starts the next page just after the last instant that was read. */
  readonly behindLast?: boolean;
  /** If one instant fills a page, reads that instant only once, using page numbers. */
  readonly tieOnce?: boolean;
  /** Queries all order dates only if two counts differ. */
  readonly comparesCounts?: boolean;
  /** Reads the newest orders first, so an interrupted run at least has those. */
  readonly newestFirst?: boolean;
  /** Sends no upper bound and reads until there are no more orders. */
  readonly endless?: boolean;
};

type RawOrder = {marketplace: string; marketplace_order_id: string; updated_at: string};
export type Page = {readonly count: number; readonly next: string | null; readonly results: readonly RawOrder[]};
type Bookmarks = Record<string, {updated_at?: string; marketplaces?: Record<string, string>}>;
type Claim = {readonly stream: string; readonly code: string | undefined; readonly from: number};

export const ordinary =
  (ways: Ways = {}): Tap =>
  async (given) => {
    const http = new Http(given);
    const login = await http.login();
    const upper = Math.min(login - 2 * SECOND, given.config.endDate ?? Number.POSITIVE_INFINITY);
    const reader = new Reader({given, http, ways, upper});
    await reader.start();
    try {
      for (const claim of claimsOf(given, login)) await reader.read(claim);
    } finally {
      given.output.last(reader.stateLine());
    }
  };

function claimsOf({config, streams, state}: Given, login: number): Claim[] {
  const start = config.startDate ?? login - 730 * DAY;
  const claims = streams.flatMap(({name, replicationMethod}) =>
    (config.marketplaces ?? [undefined]).map((code) => ({stream: name, code, replicationMethod})),
  );
  return claims.map(({stream, code, replicationMethod}) => {
    const own = replicationMethod === 'FULL_TABLE' ? undefined : (state.bookmarks as Bookmarks)[stream];
    const texts = [own?.updated_at, code === undefined ? undefined : own?.marketplaces?.[code]].filter(
      (text) => text !== undefined,
    );
    const bookmark = texts.sort().at(-1);
    const from =
      bookmark === undefined ? start : (microsOf(bookmark) as number) - Math.round(config.lookbackDays * DAY);
    return {
      stream,
      code,
      from: bookmark !== undefined && start <= (microsOf(bookmark) as number) ? Math.max(start, from) : from,
    };
  });
}

type ReaderOptions = {readonly given: Given; readonly http: Http; readonly ways: Ways; readonly upper: number};

class Reader {
  readonly #options: ReaderOptions;
  readonly #bookmarks: Bookmarks;
  #isBounded: boolean | undefined;

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.#bookmarks = structuredClone(options.given.state.bookmarks) as Bookmarks;
    if (!options.ways.comparesCounts) this.#isBounded = false;
  }

  async start(): Promise<void> {
    const {output, state, signal} = this.#options.given;
    await output.write(`${JSON.stringify({type: 'STATE', value: state})}\n`, signal);
  }

  stateLine(): string {
    return `${JSON.stringify({type: 'STATE', value: {...this.#options.given.state, bookmarks: this.#bookmarks}})}\n`;
  }

  async read(claim: Claim): Promise<void> {
    const {ways, upper} = this.#options;
    if (claim.from > upper) return;
    this.#isBounded ??= await this.#countsDiffer(claim);
    if (ways.pages) return this.#byPages(claim);
    for (let from: number | undefined = claim.from; from !== undefined && from <= upper; ) {
      from = await this.#step(claim, from);
    }
  }

  /** Reads from the given point. Returns the start of the next step, or undefined if there is no next step. */
  async #step(claim: Claim, from: number): Promise<number | undefined> {
    const {ways, upper} = this.#options;
    const {count, results} = await this.#ask(claim, {from, to: upper});
    const last = microsOf(results.at(-1)?.updated_at ?? '') ?? upper;
    if (results.length === count) await this.#write(claim, results, upper);
    if (results.length === count) return;
    if (ways.behindLast) {
      await this.#write(claim, results, last);
      return last + 2 * SECOND;
    }
    if (last > from + 3 * SECOND) {
      await this.#write(claim, results, last - 1);
      return last;
    }
    await this.#tie(claim, {from, to: last + 3 * SECOND});
    return last + 3 * SECOND;
  }

  /** Reads page by page, and moves the bookmark once all pages have been read. */
  async #byPages(claim: Claim): Promise<void> {
    const {upper} = this.#options;
    for (let page = 1; ; page += 1) {
      const {next, results} = await this.#ask(claim, {from: claim.from, to: upper, page});
      await this.#write(claim, results, next === null ? upper : undefined);
      if (next === null) return;
    }
  }

  /** Reads all pages repeatedly, until two passes return the same orders. */
  async #tie(claim: Claim, {from, to}: {from: number; to: number}): Promise<void> {
    let before = '';
    for (let pass = 0; pass < 20; pass += 1) {
      const keys: string[] = [];
      let next: string | null = '';
      for (let page = 1; next !== null; page += 1) {
        const answer = await this.#ask(claim, {from, to, page});
        keys.push(...answer.results.map(({marketplace, marketplace_order_id: id}) => `${marketplace} ${id}`));
        await this.#write(claim, answer.results, undefined);
        next = answer.next;
      }
      const all = [...new Set(keys)].sort().join();
      if (all === before || this.#options.ways.tieOnce)
        return this.#write(claim, [], Math.min(to - 1, this.#options.upper));
      before = all;
    }
    throw new LengowError('the orders keep changing');
  }

  async #countsDiffer(claim: Claim): Promise<boolean> {
    const {upper} = this.#options;
    this.#isBounded = false;
    const plain = await this.#ask(claim, {from: claim.from, to: upper});
    this.#isBounded = true;
    const bounded = await this.#ask(claim, {from: claim.from, to: upper});
    this.#isBounded = undefined;
    return plain.count !== bounded.count;
  }

  #ask({code}: Claim, {from, to, page}: {from: number; to: number; page?: number}): Promise<Page> {
    const {http, ways} = this.#options;
    return http.orders({
      ordering: `${ways.newestFirst ? '-' : ''}updated_at,marketplace,marketplace_order_id`,
      page_size: '100',
      updated_from: isoSecondOf(from - SECOND),
      ...(!ways.endless && {updated_to: isoSecondOf(to + 2 * SECOND)}),
      ...(code !== undefined && {marketplace: code}),
      ...(page !== undefined && {page: String(page)}),
      ...(this.#isBounded && {
        marketplace_order_date_from: '1970-01-01T00:00:01Z',
        marketplace_order_date_to: '2100-01-01T00:00:00Z',
      }),
    });
  }

  async #write({stream, code, from}: Claim, orders: readonly RawOrder[], done: number | undefined): Promise<void> {
    const {given, upper} = this.#options;
    const own = orders.filter(
      ({updated_at: text}) => (microsOf(text) as number) >= from && (microsOf(text) as number) <= upper,
    );
    const extracted = isoOf(given.runtime.now() * 1000);
    const lines = linesOf(stream, own, extracted);
    if (done !== undefined) this.#advance(stream, code, isoOf(Math.min(done, upper)));
    await given.output.write(lines + (done === undefined ? '' : this.stateLine()), given.signal);
  }

  #advance(stream: string, code: string | undefined, to: string): void {
    const own = this.#bookmarks[stream] ?? {};
    const before = code === undefined ? own.updated_at : own.marketplaces?.[code];
    if (before !== undefined && before >= to) return;
    this.#bookmarks[stream] =
      code === undefined ? {...own, updated_at: to} : {...own, marketplaces: {...own.marketplaces, [code]: to}};
  }
}
