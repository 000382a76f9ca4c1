// Reads a list of the account's objects, such as its orders, and records what the responses have proven about the API.

import type {Micros} from '../../../values/instant.ts';
import type {Client} from '../http/client.ts';
import type {Expectation} from './confirm.ts';
import type {FindHidden} from './hidden.ts';
import type {Order} from './order.ts';
import {isAscending, isDescending, provesOrdering} from './ordering.ts';
import type {Page} from './page.ts';
import {noProofs, type Proofs} from './proofs.ts';
import type {Beginning, Ordering, WindowQueries} from './queries.ts';
import {inGroups, isFilter, type Query} from './query.ts';
import {Responses, type ResponsesOptions} from './responses.ts';
import type {Noun, Route} from './route.ts';
import {recordUnordered} from './unordered.ts';

export type CollectionOptions = ResponsesOptions & {
  /** Looks for what the API hides by default; absent if it has no such default. */
  readonly findHidden?: FindHidden;
  /** The server's clock, for that search, and how far off it may be. */
  readonly now: Micros;
  readonly doubt: Micros;
  /** The account's marketplaces; requested only when nothing else can divide a range of orders. */
  readonly codes: () => Promise<readonly string[]>;
  readonly listener: CollectionListener;
};

export type CollectionListener = ResponsesOptions['listener'] & {
  /** Reports how many objects are left. */
  expect(count: number, noun: Noun): void;
};

/** Whether the API sorts pages as requested, and the page in reverse order, if it was asked for. */
export type Comparison = {readonly ordering: Ordering; readonly reverse?: Page};

export class Collection implements WindowQueries {
  readonly #client: Client;
  readonly #options: CollectionOptions;
  readonly #proofs: Proofs;
  readonly #responses: Responses;

  constructor(client: Client, options: CollectionOptions, proofs?: Proofs, signal?: AbortSignal) {
    this.#client = client;
    this.#options = options;
    this.#proofs = proofs ?? noProofs(options.route, options.findHidden !== undefined);
    this.#responses = new Responses(client, options, this.#proofs, signal);
  }

  get route(): Route {
    return this.#options.route;
  }

  /** The same orders, except that aborting the signal aborts their requests. */
  until(signal: AbortSignal): Collection {
    return new Collection(this.#client, this.#options, this.#proofs, signal);
  }

  /** How many queries may be in flight now. */
  get width(): number {
    return this.#client.width;
  }

  get settled(): Micros {
    return this.#options.settled;
  }

  /** How many queries may ever be in flight. */
  get mostAtOnce(): number {
    return this.#client.mostAtOnce;
  }

  /** Whether bounds on the order date are sent with every query. */
  get isBounded(): boolean {
    return this.#proofs.orderDates === 'bounded';
  }

  ask(query: Query, expected?: Expectation, first?: Page): Promise<Page> {
    return this.#responses.ask(query, expected, first);
  }

  once(query: Query): Promise<Page> {
    return this.#responses.once(query);
  }

  /**
   * The codes of the account's marketplaces and of those found in orders, except codes that cannot be used in a filter.
   */
  async codes(): Promise<readonly string[]> {
    return [...new Set([...(await this.#options.codes()).filter(isFilter), ...this.#proofs.codes])];
  }

  /** The first page of a window, after making sure that the API hides no orders because of their order date. */
  async begin(query: Query): Promise<Beginning> {
    const page = await this.ask(query);
    this.#options.listener.expect(page.count, this.route.noun);
    const {findHidden} = this.#options;
    if (findHidden === undefined || this.#proofs.orderDates !== 'unproven') return {page, aside: []};
    const {hidden, found} = await this.#findHidden(findHidden, query, page);
    if (hidden === 'shown') this.#proofs.orderDates = 'shown';
    const shown = hidden === 'some' ? await this.#bound(query) : page;
    return {page: await this.#responses.complete(query, shown, found), aside: page.orders};
  }

  /** Searches for hidden orders, and also returns the orders found by the search. */
  async #findHidden(findHidden: FindHidden, query: Query, page: Page) {
    const found: Order[] = [];
    const keep = async (asked: Promise<Page>) => {
      const shown = await asked;
      found.push(...shown.orders);
      return shown;
    };
    const queries = {ask: (asked: Query) => keep(this.ask(asked)), once: (asked: Query) => keep(this.once(asked))};
    const {now, doubt} = this.#options;
    return {hidden: await findHidden({queries, query, page, now, doubt}), found};
  }

  #bound(query: Query): Promise<Page> {
    this.#proofs.orderDates = 'bounded';
    this.#options.listener.warn(
      'The API hides orders because of their order date (older than seven days, or after today), so the tap requests all order dates from 1970 to 2100. Orders without an order date cannot be requested this way.',
    );
    return this.ask(query);
  }

  /**
   * A page may be ascending by chance, so the first one is checked by requesting the reverse ordering. The two pages
   * prove the ordering if they do not overlap, or if both have too many instants to be sorted by chance. Otherwise, the
   * verdict is 'unclear': any ordering can produce such pages if orders with equal instants change between the two
   * responses.
   */
  async orderingOf(query: Query, page: Page): Promise<Ordering> {
    return (await this.compare(query, page)).ordering;
  }

  /** The same, and the page in reverse order, if it was needed. */
  async compare(query: Query, page: Page): Promise<Comparison> {
    const {ordering} = this.#proofs;
    if (ordering === 'ignored' || ordering === 'refused') return {ordering: 'ignored'};
    if (!isAscending(page)) return {ordering: this.#ignoresOrdering()};
    if (ordering === 'honoured') return {ordering: 'honoured'};
    const reverse = await this.#responses.fetch({...inGroups(query, this.route)[0], orderBy: '-updated_at'});
    if (!isDescending(reverse)) return {ordering: this.#ignoresOrdering(), reverse};
    // If the page is incomplete, the page in reverse order must be incomplete too.
    if (reverse.isWhole || !provesOrdering(page, reverse)) return {ordering: 'unclear', reverse};
    this.#proofs.ordering = 'honoured';
    return {ordering: 'honoured', reverse};
  }

  #ignoresOrdering(): Ordering {
    recordUnordered('ignored', {...this.#options, proofs: this.#proofs});
    return 'ignored';
  }
}
