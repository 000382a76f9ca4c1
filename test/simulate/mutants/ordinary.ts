// An ordinary tap, as many people would write it: one reader, one pass per part of what it wants. The tap is correct if
// the API is well behaved. Each switch adds a fault found in real taps, or one that seems reasonable.

import {InputError, LengowError} from '../../../tap/errors.ts';
import type {Given, Tap} from '../tap.ts';
import {isoOf, isoSecondOf, microsOf, SECOND} from '../time.ts';
import {Books} from './books.ts';
import {Http} from './http.ts';
import {linesOf} from './rows.ts';
import {type Part, partsOf} from './schedule.ts';
import type {Ways} from './ways.ts';

type RawOrder = {marketplace: string; marketplace_order_id: string; updated_at: string};
export type Page = {readonly count: number; readonly next: string | null; readonly results: readonly RawOrder[]};

export const ordinary =
  (ways: Ways = {}): Tap =>
  async (given) => {
    const http = new Http(given);
    const login = await http.login();
    const upper = Math.min(login - 2 * SECOND, given.config.endDate ?? Number.POSITIVE_INFINITY);
    const books = new Books({given, ways, login, earliest: () => http.earliest, latest: () => http.latest});
    if (books.isOfAnotherAccount)
      throw InputError.of([{where: 'state', pointer: '', found: 'another account', expected: ''}]);
    const reader = new Reader({given, http, ways, books});
    const parts = partsOf({given, ways, books, login, upper});
    await reader.start(parts);
    try {
      for (const part of parts) await reader.read(part);
    } finally {
      given.output.last(books.stateLine());
    }
  };

type ReaderOptions = {
  readonly given: Given;
  readonly http: Http;
  readonly ways: Ways;
  readonly books: Books;
};

class Reader {
  readonly #options: ReaderOptions;
  #isBounded: boolean | undefined;

  constructor(options: ReaderOptions) {
    this.#options = options;
    if (!options.ways.comparesCounts) this.#isBounded = false;
  }

  async start(parts: readonly Part[]): Promise<void> {
    const {books, given} = this.#options;
    const schemas = given.streams.map(({name}) => `${JSON.stringify({type: 'SCHEMA', stream: name})}\n`);
    await given.output.write(books.firstLine(parts) + schemas.join(''), given.signal);
  }

  async read(part: Part): Promise<void> {
    const {ways, books, given} = this.#options;
    this.#isBounded ??= await this.#countsDiffer(part);
    if (ways.claimsFirst) await given.output.write(books.claim(part, part.to), given.signal);
    if (ways.pages) return this.#byPages(part);
    for (let from: number | undefined = part.from; from !== undefined && from <= part.to; ) {
      from = await this.#step(part, from);
    }
  }

  /** Reads from the given point. Returns the start of the next step, or undefined if there is no next step. */
  async #step(part: Part, from: number): Promise<number | undefined> {
    const {ways} = this.#options;
    const {count, results} = await this.#ask(part, {from, to: part.to});
    const last = microsOf(results.at(-1)?.updated_at ?? '') ?? part.to;
    if (results.length === count) await this.#write(part, results, part.to, from);
    if (results.length === count) return;
    if (ways.behindLast) {
      await this.#write(part, results, last, from);
      return last + 2 * SECOND;
    }
    if (last > from + 3 * SECOND) {
      await this.#write(part, results, last - 1, from);
      return last;
    }
    await this.#tie(part, {from, to: last + 3 * SECOND});
    return last + 3 * SECOND;
  }

  /** Reads page by page, and claims what was read once all pages have been. */
  async #byPages(part: Part): Promise<void> {
    for (let page = 1; ; page += 1) {
      const {next, results} = await this.#ask(part, {from: part.from, to: part.to, page});
      await this.#write(part, results, next === null ? part.to : undefined);
      if (next === null) return;
    }
  }

  /** Reads all pages repeatedly, until two passes return the same orders. */
  async #tie(part: Part, {from, to}: {from: number; to: number}): Promise<void> {
    let before = '';
    for (let pass = 0; pass < 20; pass += 1) {
      const keys: string[] = [];
      let next: string | null = '';
      for (let page = 1; next !== null; page += 1) {
        const answer = await this.#ask(part, {from, to, page});
        keys.push(...answer.results.map(({marketplace, marketplace_order_id: id}) => `${marketplace} ${id}`));
        await this.#write(part, answer.results, undefined, from);
        next = answer.next;
      }
      const all = [...new Set(keys)].sort().join();
      if (all === before || this.#options.ways.tieOnce) return this.#write(part, [], Math.min(to - 1, part.to));
      before = all;
    }
    throw new LengowError('the orders keep changing');
  }

  async #countsDiffer({from, to, code}: Part): Promise<boolean> {
    this.#isBounded = false;
    const plain = await this.#ask({code}, {from, to});
    this.#isBounded = true;
    const bounded = await this.#ask({code}, {from, to});
    this.#isBounded = undefined;
    return plain.count !== bounded.count;
  }

  #ask({code}: Pick<Part, 'code'>, {from, to, page}: {from: number; to: number; page?: number}): Promise<Page> {
    const {http, ways} = this.#options;
    return http.orders({
      ordering: `${ways.newestFirst ? '-' : ''}updated_at,marketplace,marketplace_order_id`,
      page_size: '100',
      updated_from: isoSecondOf(from - SECOND),
      updated_to: isoSecondOf(to + 2 * SECOND),
      ...(code !== '' && {marketplace: code}),
      ...(page !== undefined && {page: String(page)}),
      ...(this.#isBounded && {
        marketplace_order_date_from: '1970-01-01T00:00:01Z',
        marketplace_order_date_to: '2100-01-01T00:00:00Z',
      }),
    });
  }

  async #write(part: Part, orders: readonly RawOrder[], done: number | undefined, from = part.from): Promise<void> {
    const {given, books} = this.#options;
    const own = orders.filter(({updated_at: text}) => {
      const instant = microsOf(text) as number;
      return instant >= from && instant <= part.to;
    });
    const lines = linesOf(part.stream, own, isoOf(given.runtime.now() * 1000));
    await given.output.write(lines + (done === undefined ? '' : books.claim(part, done)), given.signal);
  }
}
