// The account's orders as questions and answers, and what the answers have proven about the API so far.

import type {Micros} from '../../../values/instant.ts';
import type {Listener} from '../http/call.ts';
import type {Client} from '../http/client.ts';
import type {Order} from '../http/types.ts';
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
  readonly listener: Pick<Listener, 'warn' | 'expect'>;
};

/** What the answers have proven so far. */
type Proofs = {
  ordering: 'unproven' | 'honoured' | 'ignored';
  orderDates: 'unproven' | 'shown' | 'bounded';
  readonly codes: Set<string>;
  /** Orders that side questions showed. */
  readonly aside: Order[];
};

const NOTHING = (): Proofs => ({ordering: 'unproven', orderDates: 'unproven', codes: new Set(), aside: []});

export class Orders {
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

  /** A question that proves something; what it shows is an order as well. */
  async #askAside(query: Query): Promise<Page> {
    const page = await this.ask(query);
    this.#proofs.aside.push(...page.orders);
    return page;
  }

  /** What side questions showed since this was last called: what was shown is written. */
  takeAside(): readonly Order[] {
    return this.#proofs.aside.splice(0);
  }

  /** The account's marketplaces, and those that orders carried. */
  async codes(): Promise<readonly string[]> {
    return [...new Set([...(await this.#options.codes()), ...this.#proofs.codes])];
  }

  /** The first answer of a window, once it is sure that the API hides no old orders from it. */
  async begin(query: Query): Promise<Page> {
    const page = await this.ask(query);
    this.#options.listener.expect(page.count);
    if (this.#proofs.orderDates !== 'unproven') return page;
    const ask = (asked: Query) => this.#askAside(asked);
    const {now, doubt} = this.#options;
    const hidden = await hiddenOrders({ask, query, page, now, doubt});
    if (hidden === 'some') return this.#bound(query, page);
    if (hidden === 'shown') this.#proofs.orderDates = 'shown';
    return page;
  }

  #bound(query: Query, plain: Page): Promise<Page> {
    this.#proofs.aside.push(...plain.orders);
    this.#proofs.orderDates = 'bounded';
    this.#options.listener.warn(
      'The API hides orders for their order date (older than seven days, or after today), so all order dates from 1970 to 2100 are asked for; orders without an order date cannot be asked for that way.',
    );
    return this.ask(query);
  }

  /**
   * Whether an answer that is not whole came in the order that was asked for. An answer may be ascending by chance, so
   * the first one is proven by asking for the reverse: either the two ends are apart, or both show more instants than
   * chance sorts. Else it is 'unclear': a tie, of which some change between the two answers, looks like that in any order.
   */
  async orderOf(query: Query, page: Page): Promise<'honoured' | 'ignored' | 'unclear'> {
    if (this.#proofs.ordering === 'ignored' || !isAscending(page)) return this.#ignoresOrdering();
    if (this.#proofs.ordering === 'honoured') return 'honoured';
    const reverse = await this.#askAside({...query, orderBy: '-updated_at'});
    if (!isAscending({...reverse, orders: reverse.orders.toReversed()})) return this.#ignoresOrdering();
    if ((reverse.orders[0]?.updatedAt ?? 0) <= (page.orders[0]?.updatedAt ?? 0)) return 'unclear';
    if (!isApart(page, reverse) && Math.min(instants(page), instants(reverse)) < TELLING) return 'unclear';
    this.#proofs.ordering = 'honoured';
    return 'honoured';
  }

  #ignoresOrdering(): 'ignored' {
    if (this.#proofs.ordering !== 'ignored') {
      this.#options.listener.warn(
        'The API ignored the ordering, so the orders are read by dividing time: complete, with more requests.',
      );
    }
    this.#proofs.ordering = 'ignored';
    return 'ignored';
  }
}

// So many sort themselves by chance once in 40,000 times.
const TELLING = 8;

const instants = ({orders}: Page): number => new Set(orders.map(({updatedAt}) => updatedAt)).size;

/** All of the reverse is later, and none of it was on the page. */
function isApart({orders}: Page, reverse: Page): boolean {
  const keys = new Set(orders.map(({key}) => key));
  const last = orders.at(-1)?.updatedAt ?? 0;
  return reverse.orders.every(({key, updatedAt}) => updatedAt > last && !keys.has(key));
}

const isAscending = ({orders}: Page): boolean =>
  orders.every(({updatedAt}, index) => index === 0 || (orders[index - 1]?.updatedAt ?? 0) <= updatedAt);
