// Answers questions about the orders of the big shop. Dates ascend with the order's number, so a filter is a search.

import type {Micros} from '../../sandbox/instants.ts';
import {readInstant} from '../../sandbox/instants.ts';
import {before, calendar} from './calendar.ts';
import {bodyOf, DATES, orderOf, type Template, templates} from './templates.ts';

const MOST = 100;
const KNOWN = /^(account_id|page|page_size|ordering|marketplace|marketplace_order_id)$/;
const DATE = /^(updated|imported|marketplace_order_date)_(from|to)$/;
const ORDERING = /^-?(updated_at|imported_at|marketplace_order_date)(,|$)/;

/** Orders by number, from `first` to before `end`; `some` where not all of them are meant. */
type Found = {readonly first: number; readonly end: number; readonly some?: readonly number[]};

export class BigShop {
  readonly accountId: number;
  readonly marketplaces: unknown;
  readonly #templates: readonly Template[];
  readonly #instants: Float64Array;

  constructor(orders: number, end: Micros) {
    const made = templates();
    this.accountId = made.accountId;
    this.marketplaces = made.marketplaces;
    this.#templates = made.orders;
    this.#instants = calendar(orders, end);
  }

  /** The answer's bytes; undefined where this shop does not understand the question. */
  page(query: URLSearchParams, origin: string): Buffer | undefined {
    const ordering = query.get('ordering') ?? '';
    const isKnown = [...query.keys()].every((name) => KNOWN.test(name) || DATE.test(name));
    if (!isKnown || !ORDERING.test(ordering)) return;
    const found = this.#find(query);
    const count = found.some?.length ?? Math.max(0, found.end - found.first);
    const page = Number(query.get('page') ?? 1);
    const size = Math.min(MOST, Number(query.get('page_size') ?? MOST));
    const skip = (page - 1) * size;
    const places = Array.from({length: Math.max(0, Math.min(size, count - skip))}, (_, at) => skip + at);
    const isDescending = ordering.startsWith('-');
    const orders = places.map((at) => numberAt(found, isDescending ? count - 1 - at : at));
    const next =
      skip + size < count
        ? `${origin}/api/v3.0/orders/?${new URLSearchParams({...Object.fromEntries(query), page: String(page + 1)})}`
        : null;
    return this.#bytes({count, next, previous: null}, orders);
  }

  #find(query: URLSearchParams): Found {
    let [first, end] = [0, this.#instants.length];
    for (const [name, distance] of Object.entries(DATES)) {
      const [from, to] = ['from', 'to'].map((side) => readInstant(query.get(`${name}_${side}`) ?? ''));
      if (from !== undefined) first = Math.max(first, before(this.#instants, from - distance));
      if (to !== undefined) end = Math.min(end, before(this.#instants, to - distance + 1));
    }
    const tests = this.#tests(query);
    if (tests.length === 0) return {first, end};
    const id = query.get('marketplace_order_id');
    const [low, high] = id ? around(orderOf(id), first, end) : [first, end];
    const some: number[] = [];
    for (let order = low; order < high; order += 1) if (tests.every((test) => test(order))) some.push(order);
    return {first, end, some};
  }

  #tests(query: URLSearchParams): ((order: number) => boolean)[] {
    const codes = query.get('marketplace')?.toLowerCase().split(',');
    const id = query.get('marketplace_order_id');
    return [
      ...(codes ? [(order: number) => codes.includes(this.#template(order).marketplace.toLowerCase())] : []),
      ...(id ? [(order: number) => order === orderOf(id)] : []),
    ];
  }

  #template = (order: number): Template => this.#templates[order % this.#templates.length] as Template;

  #bytes(head: object, orders: readonly number[]): Buffer {
    const start = Buffer.from(`${JSON.stringify(head).slice(0, -1)},"results":[`);
    const bodies = orders.flatMap((order, at) => [
      ...(at > 0 ? [COMMA] : []),
      ...bodyOf(this.#template(order), order, this.#instants[order] as number),
    ]);
    return Buffer.concat([start, ...bodies, END]);
  }
}

const COMMA = Buffer.from(',');
const END = Buffer.from(']}');

const numberAt = ({first, some}: Found, place: number): number => some?.[place] ?? first + place;

const around = (order: number | undefined, first: number, end: number): [number, number] =>
  order === undefined ? [0, 0] : [Math.max(first, order), Math.min(end, order + 1)];
