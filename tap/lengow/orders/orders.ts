// The account's orders as questions and answers, and what the answers have proven about the API so far.

import type {Micros} from '../../../values/instant.ts';
import type {Client} from '../http/client.ts';
import type {Order} from './order.ts';
import type {Ordering, ParallelQueries} from './order-queries.ts';
import {isAscending, isDescending, provesOrdering} from './ordering.ts';
import type {Page} from './page.ts';
import {readPage} from './page.ts';
import type {Query} from './query.ts';
import {queryParams} from './query.ts';
import {ANY_DATE, hiddenOrders} from './seven-days.ts';

const PATH = '/v3.0/orders/';
const PAST_THE_END: Page = {count: 0, orders: [], isWhole: true};

export type OrdersOptions = {
  /** Sent with each question. */
  readonly params: Readonly<Record<string, string>>;
  /** The server's time, for the seven-day default, and how far off that may be. */
  readonly now: Micros;
  readonly doubt: Micros;
  /** Orders updated before this are changed no more but by getting a new `updated_at`. */
  readonly settled: Micros;
  /** The account's marketplaces; asked for when nothing else tells orders apart. */
  readonly codes: () => Promise<readonly string[]>;
  readonly listener: OrdersListener;
};

export type OrdersListener = {
  /** This many orders are still to come. */
  expect(count: number): void;
  warn(message: string): void;
};

/** What the answers have proven so far. */
type Proofs = {
  ordering: 'unproven' | 'honoured' | 'ignored';
  orderDates: 'unproven' | 'shown' | 'bounded';
  readonly codes: Set<string>;
};

const NOTHING = (): Proofs => ({ordering: 'unproven', orderDates: 'unproven', codes: new Set()});

/** The first page of a window, and the orders that queries to check it have shown. */
type Beginning = {readonly page: Page; readonly aside: readonly Order[]};

export class Orders implements ParallelQueries {
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

  /** The same orders, asked for only as long as the signal is not aborted. */
  until(signal: AbortSignal): Orders {
    return new Orders(this.#client, this.#options, this.#proofs, signal);
  }

  /** How many questions may be under way now, and at the most. */
  get width(): number {
    return this.#client.width;
  }

  get settled(): Micros {
    return this.#options.settled;
  }

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

  /** The account's marketplaces, and those that orders carried. */
  async codes(): Promise<readonly string[]> {
    return [...new Set([...(await this.#options.codes()), ...this.#proofs.codes])];
  }

  /** The first page of a window, once it is certain that the API hides no old orders from it. */
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
      'The API hides orders because of their order date (older than seven days, or after today), so the tap asks for all order dates from 1970 to 2100. Orders without an order date cannot be asked for in this way.',
    );
    return this.ask(query);
  }

  /**
   * A page may be ascending by chance, so the first one is proven by asking for the reverse: either the two ends are
   * apart, or both show more instants than chance would sort. Otherwise it is 'unclear': a tie, of which some orders
   * change between the two responses, looks like that in any ordering.
   */
  async orderOf(query: Query, page: Page): Promise<Ordering> {
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
        'The API ignored the ordering, so the tap reads the orders by dividing time: nothing is missed, but it takes more requests.',
      );
    }
    this.#proofs.ordering = 'ignored';
    return {verdict: 'ignored', aside};
  }
}
