// Determines which orders match a query, under each of the interpretations found in the sources.

import type {Chance} from '../chance.ts';
import type {Order} from '../shop.ts';
import {byText} from '../shop.ts';
import {DAY, microsOf, SECOND, wholeSecond} from '../time.ts';
import type {Precision, Traits} from '../traits.ts';

type Query = URLSearchParams;

/** How the filters of a list differ from those of another. */
export type Filters = {
  /** The name of the filters by when an object entered the API. */
  readonly entry: string;
  /** Whether a comma is part of a marketplace's code, and does not separate codes. */
  readonly takesOneCode: boolean;
  /** What can be sorted by. */
  readonly fields: Readonly<Record<string, (order: Order) => number | null>>;
  /** How objects are sorted otherwise; in no order if absent. */
  readonly byDefault?: (a: Order, b: Order) => number;
};

type Means = {
  readonly api: Traits['api'];
  readonly chance: Chance;
  readonly nowMs: number;
  readonly filters: Filters;
};

/** Returns all matching orders across all pages, in response order. */
export function find(sorted: readonly Order[], query: Query, {api, chance, nowMs, filters}: Means): Order[] {
  const tests = [
    updatedTest(query, api),
    marketplaceTest(query, filters),
    boundsTest(query, filters.entry, ({importedAt}) => importedAt, api),
    orderDateTest(query, api, nowMs),
    idTest(query),
  ].filter((test) => test !== undefined);
  const found: Order[] = [];
  const [begin, end] = stretch(sorted, query);
  for (let place = begin; place < end; place += 1) {
    const order = sorted[place] as Order;
    if (tests.every((test) => test(order))) found.push(order);
  }
  return ordered(found, query.get('ordering') ?? '', {api, chance, filters});
}

/** Returns the range of orders that can match the `updated_at` filter, slightly widened. */
function stretch(sorted: readonly Order[], query: Query): [begin: number, end: number] {
  const from = microsOf(query.get('updated_from') ?? '') ?? Number.NEGATIVE_INFINITY;
  const to = microsOf(query.get('updated_to') ?? '') ?? Number.POSITIVE_INFINITY;
  return [placeOf(sorted, from - 2 * SECOND), placeOf(sorted, to + 2 * SECOND)];
}

function placeOf(sorted: readonly Order[], instant: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Order).current.updatedAt < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Test = (order: Order) => boolean;

const updatedTest = (query: Query, api: Traits['api']): Test | undefined =>
  boundsTest(query, 'updated', ({current}) => roughly(current.updatedAt, api.compares), api);

function roughly(micros: number, precision: Precision): number {
  if (precision === 'exactly') return micros;
  return precision === 'cut' ? wholeSecond(micros) : -wholeSecond(-micros);
}

function boundsTest(
  query: Query,
  name: string,
  value: (order: Order) => number | null,
  api: Traits['api'],
): Test | undefined {
  const [from, to] = [instant(query, `${name}_from`, api), instant(query, `${name}_to`, api)];
  if (from === undefined && to === undefined) return;
  const [least, most] = [from ?? Number.NEGATIVE_INFINITY, to ?? Number.POSITIVE_INFINITY];
  const [aboveLeast, belowMost] = [api.exclusiveFrom ? 1 : 0, api.exclusiveTo ? 1 : 0];
  return (order) => {
    const micros = value(order);
    return micros !== null && micros >= least + aboveLeast && micros <= most - belowMost;
  };
}

function instant(query: Query, name: string, {reads}: Traits['api']): number | undefined {
  const micros = microsOf(query.get(name) ?? '');
  return micros === undefined ? undefined : roughly(micros, reads);
}

function marketplaceTest(query: Query, {takesOneCode}: Filters): Test | undefined {
  const text = query.get('marketplace');
  if (text === null) return;
  const codes = takesOneCode ? [text] : text.split(',');
  return ({marketplace}) => codes.includes(marketplace);
}

function idTest(query: Query): Test | undefined {
  const wanted = query.get('marketplace_order_id');
  return wanted === null ? undefined : ({id}) => id === wanted;
}

/** In a world with the seven-day default, a query without order date bounds returns only the last seven days. */
function orderDateTest(query: Query, api: Traits['api'], nowMs: number): Test | undefined {
  const bounds = boundsTest(query, 'marketplace_order_date', ({orderDate}) => orderDate, api);
  if (bounds || !api.sevenDays) return bounds;
  const now = nowMs * 1000;
  return ({orderDate}) => orderDate !== null && orderDate >= now - 7 * DAY && orderDate <= now;
}

type Sorting = Pick<Means, 'api' | 'chance' | 'filters'>;

function ordered(found: Order[], ordering: string, {api, chance, filters}: Sorting): Order[] {
  if (api.ordering === 'newest first' || api.ordering === 'refused') return found.reverse();
  const [first = ''] = ordering.split(',');
  const value = filters.fields[first.replace('-', '')];
  if (value === undefined || api.ordering === 'ignored')
    return chance.shuffle(found).sort(filters.byDefault ?? (() => 0));
  if (first === 'updated_at' && api.ordering === 'honoured') return found;
  const way = first.startsWith('-') ? -1 : 1;
  const mixed = api.ordering === 'honoured' ? found : chance.shuffle(found);
  const missing = api.nullsFirst ? -1 : Number.MAX_SAFE_INTEGER;
  return mixed.sort((a, b) => way * ((value(a) ?? missing) - (value(b) ?? missing)));
}

// Lengow's default ordering: by marketplace, newest order first.
const byDefault = (a: Order, b: Order): number =>
  byText(a.marketplace, b.marketplace) ||
  (b.orderDate ?? 0) - (a.orderDate ?? 0) ||
  (b.importedAt ?? 0) - (a.importedAt ?? 0);

const updatedAt = ({current}: Order): number => current.updatedAt;
const enteredAt = ({importedAt}: Order): number | null => importedAt;

export const ORDER_FILTERS: Filters = {
  entry: 'imported',
  takesOneCode: false,
  fields: {
    updated_at: updatedAt,
    imported_at: enteredAt,
    marketplace_order_date: ({orderDate}) => orderDate,
  },
  byDefault,
};

export const ACTION_FILTERS: Filters = {
  entry: 'created',
  takesOneCode: true,
  fields: {updated_at: updatedAt, created_at: enteredAt},
};
