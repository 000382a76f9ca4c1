// Answers queries about orders, a page at a time. Makes the page's orders from the templates and keeps none.

import type {Calendar} from '../data/calendar.ts';
import {template} from '../data/order.ts';
import {ownValues} from '../data/own-values.ts';
import {find} from './find.ts';
import type {Packed, Part} from './gzip.ts';
import {prepare, REACH} from './prepared.ts';

const KNOWN =
  /^(account_id|page|page_size|ordering|marketplace|marketplace_order_id|(updated|imported|marketplace_order_date)_(from|to))$/;
const ORDERING = /^-?(updated_at|imported_at|marketplace_order_date)(,|$)/;
const MOST = 100;

export class Orders {
  readonly #calendar: Calendar;
  readonly #prepared = prepare();
  readonly #marketplaces = this.#prepared.map((_, number) => template(number).marketplace);

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  /** Undefined where this server does not understand the query. */
  page(query: URLSearchParams, origin: string): readonly Part[] | undefined {
    const ordering = query.get('ordering') ?? '';
    if (![...query.keys()].every((name) => KNOWN.test(name)) || !ORDERING.test(ordering)) return;
    const {count, order} = find(query, this.#calendar, (number) => this.#templated(this.#marketplaces, number));
    const page = Number(query.get('page') ?? 1);
    const size = Math.min(MOST, Number(query.get('page_size') ?? MOST));
    const skip = (page - 1) * size;
    const places = Array.from({length: Math.max(0, Math.min(size, count - skip))}, (_, at) => skip + at);
    const orders = places.map((at) => order(ordering.startsWith('-') ? count - 1 - at : at));
    const following = new URLSearchParams({...Object.fromEntries(query), page: String(page + 1)});
    const next = skip + size < count ? `${origin}/api/v3.0/orders/?${following}` : null;
    const head = JSON.stringify({count, next, previous: null});
    return [`${head.slice(0, -1)},"results":[`, ...this.#results(orders), ']}'];
  }

  #results(orders: readonly number[]): Part[] {
    return orders.flatMap((order, place) => [
      `${place === 0 ? '' : ','}${JSON.stringify(ownValues(order, this.#calendar.at(order))).slice(0, -1)}`,
      this.#rest(order, orders[place - REACH]),
    ]);
  }

  /** @param earlier the order that stands a reach before it on the page. */
  #rest(order: number, earlier: number | undefined): Packed {
    const {alone, following} = this.#templated(this.#prepared, order);
    return earlier === order - REACH ? following : alone;
  }

  #templated = <T>(of: readonly T[], order: number): T => of[order % of.length] as T;
}
