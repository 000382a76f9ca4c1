// Which of the matching orders are on the requested page.

import type {Distances, Found} from './find.ts';

const KNOWN = ['account_id', 'page', 'page_size', 'ordering', 'marketplace', 'marketplace_order_id'];
const ORDERING = /^-?(updated_at|imported_at|created_at|marketplace_order_date)(,|$)/;
const MOST = 100;

export type Page = {
  readonly count: number;
  readonly next: string | null;
  readonly previous: null;
  /** By number. */
  readonly orders: readonly number[];
};

/** Whether this server can respond to the query. */
export const isUnderstood = (query: URLSearchParams, distances: Distances): boolean =>
  [...query.keys()].every((name) => KNOWN.includes(name) || isBound(name, distances)) &&
  ORDERING.test(query.get('ordering') ?? '');

const isBound = (name: string, distances: Distances): boolean =>
  /_(from|to)$/.test(name) && Object.hasOwn(distances, name.replace(/_(from|to)$/, ''));

/** @param url of the list, without a query */
export function pageOf({count, order}: Found, query: URLSearchParams, url: string): Page {
  const page = Number(query.get('page') ?? 1);
  const size = Math.min(MOST, Number(query.get('page_size') ?? MOST));
  const skip = (page - 1) * size;
  const places = Array.from({length: Math.max(0, Math.min(size, count - skip))}, (_, at) => skip + at);
  const isDescending = query.get('ordering')?.startsWith('-');
  const following = new URLSearchParams({...Object.fromEntries(query), page: String(page + 1)});
  return {
    count,
    next: skip + size < count ? `${url}?${following}` : null,
    previous: null,
    orders: places.map((at) => order(isDescending ? count - 1 - at : at)),
  };
}
