// Decides which responses to queries for orders can be trusted, and which must be requested again.

import type {Micros} from '../../../values/instant.ts';
import {scalarText} from '../../../values/scalar-text.ts';
import type {Client} from '../http/client.ts';
import {combined, confirmed, type Expectation, isOpen, lacks, meets} from './confirm.ts';
import type {Order} from './order.ts';
import {IgnoredFilter, type Page, readPage} from './page.ts';
import type {Proofs} from './proofs.ts';
import {ANY_DATE, inGroups, isFilter, type Query, queryParams} from './query.ts';
import type {Noun, Route} from './route.ts';
import {recordUnordered} from './unordered.ts';

/** The maximum number of times that a query is sent if its responses contradict earlier ones. */
const MOST_RESPONSES = 5;
const PAST_THE_END: Page = {count: 0, orders: [], isWhole: true};

export type ResponsesOptions = {
  readonly route: Route;
  /** Sent with each query. */
  readonly params: Readonly<Record<string, string>>;
  /** Orders last updated before this instant can change only by receiving a new `updated_at`. */
  readonly settled: Micros;
  /** The account that the user asked for; an order from another account is an error. */
  readonly accountId?: number | undefined;
  readonly listener: {
    warn(message: string): void;
    inform(message: string): void;
    /** A page that matches its query. */
    received(page: Page, noun: Noun): void;
  };
};

export class Responses {
  readonly #client: Client;
  readonly #options: ResponsesOptions;
  readonly #proofs: Proofs;
  readonly #signal: AbortSignal | undefined;

  constructor(client: Client, options: ResponsesOptions, proofs: Proofs, signal: AbortSignal | undefined) {
    this.#client = client;
    this.#options = options;
    this.#proofs = proofs;
    this.#signal = signal;
  }

  /**
   * A response is trusted if the previous page has proven how many orders are left. Otherwise, the query is repeated
   * until two responses in a row agree.
   *
   * @throws LengowError, AuthError, RecordError
   */
  async ask(query: Query, expected?: Expectation, first?: Page): Promise<Page> {
    const pages: [Page, ...Page[]] = [first ?? (await this.once(query))];
    if (expected && query.updated.to <= this.#options.settled && meets(pages[0], expected))
      return {...pages[0], isExact: true};
    while (pages.length < MOST_RESPONSES && isOpen(pages, expected)) pages.push(await this.once(query));
    const [last, before] = pages.toReversed() as [Page, Page];
    return confirmed(before, last);
  }

  /** Repeats the query while the page is missing orders that other queries have found. */
  async complete(query: Query, first: Page, found: readonly Order[]): Promise<Page> {
    let page = first;
    for (let more = 1; more < MOST_RESPONSES && lacks(page, query, found); more += 1)
      page = confirmed(page, await this.once(query));
    return page;
  }

  /** Returns a single page for all marketplaces of the query, even if there are too many for one URL. */
  async once(query: Query): Promise<Page> {
    const [first, ...rest] = inGroups(query, this.#options.route);
    const pages: [Page, ...Page[]] = [await this.fetch(first)];
    for (const part of rest) pages.push(await this.fetch(part));
    return combined(pages);
  }

  /**
   * Retries once if a response contains orders that were not asked for: a cache may have returned another query's
   * response.
   */
  async fetch(query: Query): Promise<Page> {
    try {
      return await this.#fetch(query);
    } catch (error) {
      if (error instanceof IgnoredFilter) return this.#fetch(query);
      throw error;
    }
  }

  async #fetch(query: Query): Promise<Page> {
    const page = (await this.#get(query)) ?? (await this.#withoutOrdering(query));
    this.#options.listener.received(page, this.#options.route.noun);
    for (const warning of this.#proofs.repeats.in(page)) this.#options.listener.warn(warning);
    for (const {raw} of page.orders) {
      const code = scalarText(raw.marketplace);
      if (isFilter(code)) this.#proofs.codes.add(code);
    }
    return page;
  }

  /** Only if the API accepts the query without the ordering was the ordering the reason. */
  async #withoutOrdering(query: Query): Promise<Page> {
    const page = (await this.#get(query, false)) as Page;
    recordUnordered('refused', {...this.#options, proofs: this.#proofs});
    return page;
  }

  /** Undefined if the API refuses a query that is sent with an ordering that Lengow does not document. */
  #get(query: Query, isOrdered = this.#proofs.ordering !== 'refused'): Promise<Page | undefined> {
    const bounded = this.#proofs.orderDates === 'bounded' ? {orderDate: ANY_DATE, ...query} : query;
    const {route, accountId, params} = this.#options;
    const {ordering, ...others} = queryParams(bounded, route);
    return this.#client.get<Page | undefined>({
      path: route.path,
      params: {...params, ...(isOrdered && {ordering}), ...others},
      read: (body) => readPage(body, {route, query, accountId}),
      ...(this.#signal && {signal: this.#signal}),
      otherwise: {
        ...((query.page ?? 1) > 1 && {404: PAST_THE_END}),
        ...(isOrdered && !route.isOrderingDocumented && {400: undefined}),
      },
    });
  }
}
