// Responds to queries for actions, one page at a time. Stores none of them.

import {ACTION_DISTANCES, actionOf} from '../data/action.ts';
import type {Calendar} from '../data/calendar.ts';
import {TEMPLATES, template} from '../data/order.ts';
import {find} from './find.ts';
import type {Part} from './gzip.ts';
import {isUnderstood, pageOf} from './page.ts';

const MARKETPLACES = Array.from({length: TEMPLATES}, (_, number) => template(number).marketplace);
const marketplaceOf = (order: number): string => MARKETPLACES[order % TEMPLATES] as string;

export class Actions {
  readonly #calendar: Calendar;

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  /** Undefined if this server does not understand the query. */
  page(query: URLSearchParams, url: string): readonly Part[] | undefined {
    if (!isUnderstood(query, ACTION_DISTANCES)) return;
    const found = find(query, {calendar: this.#calendar, distances: ACTION_DISTANCES, marketplaceOf});
    const {orders, ...head} = pageOf(found, query, url);
    return [`${JSON.stringify(head).slice(0, -1)},"results":[`, ...orders.map(this.#result), ']}'];
  }

  #result = (order: number, place: number): string =>
    `${place === 0 ? '' : ','}${JSON.stringify(actionOf(order, this.#calendar.at(order), marketplaceOf(order)))}`;
}
