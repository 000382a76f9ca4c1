// The account's orders: sends queries, and remembers what the responses have proven about the API so far.

import type {Micros} from '../../../values/instant.ts';
import type {Client} from '../http/client.ts';
import type {Order} from './order.ts';
import type {Beginning, Ordering, WindowQueries} from './order-queries.ts';
import {isAscending, isDescending, provesOrdering} from './ordering.ts';
import type {Page} from './page.ts';
import {readPage} from './page.ts';
import type {Query} from './query.ts';
import {queryParams} from './query.ts';
import {ANY_DATE, hiddenOrders} from './seven-days.ts';

const PATH = '/v3.0/orders/';
const PAST_THE_END: Page = {count: 0, orders: [], isWhole: true};

export type OrdersOptions = {
  /** Sent with each query. */
  readonly params: Readonly<Record<string, string>>;
  /** The server's clock, for the seven-day default, and how far off it may be. */
  readonly now: Micros;
  readonly doubt: Micros;
  /** Orders last updated before this instant can change only by receiving a new `updated_at`. */
  readonly settled: Micros;
  /** The account's marketplaces; requested only when nothing else can divide a range of orders. */
  readonly codes: () => Promise<readonly string[]>;
  readonly listener: OrdersListener;
};

export type OrdersListener = {
  /** Reports how many orders are left. */
  expect(count: number): void;
  warn(message: string): void;
};

/** What the responses have proven so far. */
type Proofs = {
  ordering: 'unproven' | 'honoured' | 'ignored';
  orderDates: 'unproven' | 'shown' | 'bounded';
  readonly codes: Set<string>;
};

const NOTHING = (): Proofs => ({ordering: 'unproven', orderDates: 'unproven', codes: new Set()});

export class Orders implements WindowQueries {
  readonly #client: Client;
  readonly #options: OrdersOptions;
  readonly #proofs: Proofs;
  readonly #signal: AbortSignal | undefined;

  constructor(client: Client, options: OrdersOptions, proofs: Proofs = NOTHING(), signal?: AbortSignal) {
    this.#client = client;
    this.#options = options;
    this.#proofs = proofs;
    this.#signal = signal;
  }

  /** The same orders, except that aborting the signal aborts their requests. */
  until(signal: AbortSignal): Orders {
    return new Orders(this.#client, this.#options, this.#proofs, signal);
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

  /** @throws LengowError, AuthError, RecordError */
  async ask(query: Query): Promise<Page> {
    const bounded = this.#proofs.orderDates === 'bounded' ? {orderDate: ANY_DATE, ...query} : query;
    const page = await this.#client.get<Page>({
      path: PATH,
      params: {...this.#options.params, ...queryParams(bounded)},
      read: (body) => readPage(body, query),
      ...(this.#signal && {signal: this.#signal}),
      ...((query.page ?? 1) > 1 && {missing: PAST_THE_END}),
    });
    for (const {raw} of page.orders) if (typeof raw.marketplace === 'string') this.#proofs.codes.add(raw.marketplace);
    return page;
  }

  /** The account's marketplaces, and those found in orders. */
  async codes(): Promise<readonly string[]> {
    return [...new Set([...(await this.#options.codes()), ...this.#proofs.codes])];
  }

  /** The first page of a window, after making sure that the API hides no orders because of their order date. */
  async begin(query: Query): Promise<Beginning> {
    const page = await this.ask(query);
    this.#options.listener.expect(page.count);
    if (this.#proofs.orderDates !== 'unproven') return {page, aside: []};
    const aside: Order[] = [];
    const ask = async (asked: Query) => {
      const shown = await this.ask(asked);
      aside.push(...shown.orders);
      return shown;
    };
    const {now, doubt} = this.#options;
    const hidden = await hiddenOrders({ask, query, page, now, doubt});
    if (hidden === 'some') return {page: await this.#bound(query), aside: [...aside, ...page.orders]};
    if (hidden === 'shown') this.#proofs.orderDates = 'shown';
    return {page, aside};
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
    if (this.#proofs.ordering === 'ignored' || !isAscending(page)) return this.#ignoresOrdering();
    if (this.#proofs.ordering === 'honoured') return {verdict: 'honoured', aside: []};
    const reverse = await this.ask({...query, orderBy: '-updated_at'});
    const aside = reverse.orders;
    if (!isDescending(reverse)) return this.#ignoresOrdering(aside);
    if (!provesOrdering(page, reverse)) return {verdict: 'unclear', aside};
    this.#proofs.ordering = 'honoured';
    return {verdict: 'honoured', aside};
  }

  #ignoresOrdering(aside: readonly Order[] = []): Ordering {
    if (this.#proofs.ordering !== 'ignored') {
      this.#options.listener.warn(
        'The API ignored the ordering, so the tap splits the time range instead: nothing is missed, but it takes more requests.',
      );
    }
    this.#proofs.ordering = 'ignored';
    return {verdict: 'ignored', aside};
  }
}
