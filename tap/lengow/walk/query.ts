// A query for orders, and the request parameters for it. Bounds are inclusive and exact in a query, but wider in the
// request.

import type {Micros} from '../../../values/instant.ts';
import {formatInstant, parseInstant, SECOND} from '../../../values/instant.ts';
import type {Route} from './route.ts';

export type Bounds = {readonly from?: Micros; readonly to?: Micros};

/** All dates, from 1970 to 2100. Orders need both bounds, because the upper one defaults to today. */
export const ANY_DATE = {from: SECOND, to: parseInstant('2100-01-01') as Micros};

export type Query = {
  readonly updated: {readonly from: Micros; readonly to: Micros};
  /** Bounds on when the objects entered Lengow. */
  readonly entered?: Bounds;
  readonly orderDate?: Bounds;
  /** When absent, all marketplaces of the account. */
  readonly marketplaces?: readonly string[];
  /** The `marketplace_order_id` of one order. */
  readonly orderId?: string;
  /** The first field of the ordering; `updated_at` when absent. */
  readonly orderBy?: string;
  /** From 1. */
  readonly page?: number;
  /** Orders per page; as many as the API allows when absent. */
  readonly size?: number;
};

export const PAGE_SIZE = 100;

/**
 * The bounds that are sent: whole seconds, one second wider at each end. The wider bounds ensure that no orders are
 * missed even if the API excludes the bounds, or truncates or rounds timestamps to whole seconds.
 */
export const sentFrom = (from: Micros): Micros => (Math.floor(from / SECOND) - 1) * SECOND;
export const sentTo = (to: Micros): Micros => (Math.ceil(to / SECOND) + 1) * SECOND;

type Params = Readonly<Record<string, string>> & {readonly ordering: string};

export function queryParams(query: Query, {entry, tieBreakers}: Route): Params {
  const {updated, entered, orderDate, marketplaces, orderId, orderBy = 'updated_at', page, size = PAGE_SIZE} = query;
  return {
    ordering: [orderBy, ...tieBreakers].join(','),
    page_size: String(size),
    ...bounds('updated', updated),
    ...bounds(entry.filter, entered),
    ...bounds('marketplace_order_date', orderDate),
    ...(marketplaces !== undefined && {marketplace: marketplaces.join(',')}),
    ...(orderId !== undefined && {marketplace_order_id: orderId}),
    ...(page !== undefined && {page: String(page)}),
  };
}

// Servers refuse URLs longer than 4,094 characters (gunicorn) or 8,190 (nginx, Apache); the other parameters need 500.
const LONGEST_CODES = 3000;

/** A lone surrogate has no encoding; `URLSearchParams` sends a replacement character. */
const encodedLength = (code: string): number => encodeURIComponent(`,${code.toWellFormed()}`).length;

/** Splits the query into parts whose marketplace codes fit in a URL, or into one part per code. */
export function inGroups(
  query: Query,
  {takesSeveralCodes}: Pick<Route, 'takesSeveralCodes'>,
): readonly [Query, ...Query[]] {
  if (query.marketplaces === undefined) return [query];
  const groups: string[][] = [[]];
  let length = 0;
  for (const code of query.marketplaces) {
    length += encodedLength(code);
    const isFull = length > LONGEST_CODES || (!takesSeveralCodes && (groups.at(-1)?.length ?? 0) > 0);
    if (isFull) {
      groups.push([]);
      length = encodedLength(code);
    }
    groups.at(-1)?.push(code);
  }
  const [first = [], ...rest] = groups;
  return [{...query, marketplaces: first}, ...rest.map((marketplaces) => ({...query, marketplaces}))];
}

function bounds(name: string, {from, to}: Bounds = {}): Record<string, string> {
  return {
    ...(from !== undefined && {[`${name}_from`]: wire(sentFrom(from))}),
    ...(to !== undefined && {[`${name}_to`]: wire(sentTo(to))}),
  };
}

// Whole seconds with Z: the API reads an unescaped '+' as a space, and if it cannot parse a date, it falls
// back to its default of seven days.
const wire = (instant: Micros): string => `${formatInstant(instant).slice(0, 19)}Z`;

/** Whether a value can be sent as a filter: the API splits filters at commas. */
export const isFilter = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && !value.includes(',');
