// Responds to order queries, one page at a time. Builds the page's orders from the templates and stores none of them.

import type {Calendar} from '../data/calendar.ts';
import {TEMPLATES, type Template} from '../data/order.ts';
import {DISTANCES, ownValues} from '../data/own-values.ts';
import {find} from './find.ts';
import type {Packed, Part} from './gzip.ts';
import {isUnderstood, pageOf} from './page.ts';
import {type Prepared, prepare, REACH} from './prepared.ts';

export class Orders {
  readonly #calendar: Calendar;
  readonly #prepared: readonly Prepared[];
  readonly #marketplaces: readonly string[];

  constructor(calendar: Calendar, templateOf: Template) {
    this.#calendar = calendar;
    this.#prepared = prepare(templateOf);
    this.#marketplaces = Array.from({length: TEMPLATES}, (_, number) => templateOf(number).marketplace);
  }

  /** Undefined if this server does not understand the query. */
  page(query: URLSearchParams, url: string): readonly Part[] | undefined {
    if (!isUnderstood(query, DISTANCES)) return;
    const marketplaceOf = (order: number) => this.#templated(this.#marketplaces, order);
    const found = find(query, {calendar: this.#calendar, distances: DISTANCES, marketplaceOf});
    const {orders, ...head} = pageOf(found, query, url);
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
