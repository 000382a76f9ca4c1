// Responds to order queries, one page at a time. Builds the page's orders from the templates and stores none of them.

import type {Calendar} from '../data/calendar.ts';
import {template} from '../data/order.ts';
import {ownValues} from '../data/own-values.ts';
import {find} from './find.ts';
import type {Packed, Part} from './gzip.ts';
import {isUnderstood, pageOf} from './page.ts';
import {prepare, REACH} from './prepared.ts';

export class Orders {
  readonly #calendar: Calendar;
  readonly #prepared = prepare();
  readonly #marketplaces = this.#prepared.map((_, number) => template(number).marketplace);

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  /** Undefined if this server does not understand the query. */
  page(query: URLSearchParams, origin: string): readonly Part[] | undefined {
    if (!isUnderstood(query)) return;
    const found = find(query, this.#calendar, (number) => this.#templated(this.#marketplaces, number));
    const {orders, ...head} = pageOf(found, query, origin);
    return [`${JSON.stringify(head).slice(0, -1)},"results":[`, ...this.#results(orders), ']}'];
  }

  #results(orders: readonly number[]): Part[] {
    return orders.flatMap((order, place) => [
      `${place === 0 ? '' : ','}${JSON.stringify(ownValues(order, this.#calendar.at(order))).slice(0, -1)}`,
      this.#rest(order, orders[place - REACH]),
    ]);
  }

  /** @param earlier the order that is `REACH` positions earlier on the page. */
  #rest(order: number, earlier: number | undefined): Packed {
    const {alone, following} = this.#templated(this.#prepared, order);
    return earlier === order - REACH ? following : alone;
  }

  #templated = <T>(of: readonly T[], order: number): T => of[order % of.length] as T;
}
