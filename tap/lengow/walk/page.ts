// Reads a page of orders from a response, and rejects a response that contradicts itself or its query.

import {isSameCode} from '../../../values/code.ts';
import {digitsOf} from '../../../values/exact-number.ts';
import type {Micros} from '../../../values/instant.ts';
import {SECOND} from '../../../values/instant.ts';
import {isObject} from '../../../values/json.ts';
import {scalarText} from '../../../values/scalar-text.ts';
import {LengowError, RecordError} from '../../errors.ts';
import {FaultyResponse} from '../http/answer.ts';
import {instantOf, type Order, type RawOrder} from './order.ts';
import type {Bounds, Query} from './query.ts';
import {sentFrom, sentTo} from './query.ts';
import type {Route} from './route.ts';
import {newestVersions} from './versions.ts';

export type Page = {
  /** How many orders match the query, on this page and others. */
  readonly count: number;
  /** The orders, in the order in which the response lists them. */
  readonly orders: readonly Order[];
  /** Orders from the response that are left out of `orders`, which already contains an order with the same key. */
  readonly repeated?: readonly Order[];
  /** Whether this page contains all orders that match the query. */
  readonly isWhole: boolean;
  /** Whether it is certain that the API hid no orders from the page or its count. */
  readonly isExact?: boolean;
};

type Asked = {
  readonly route: Route;
  readonly query: Query;
  /** The only account that orders may belong to; undefined if they may belong to any. */
  readonly accountId?: number | undefined;
};

/**
 * @throws FaultyResponse when the response cannot be correct; retrying may help.
 * @throws LengowError when a filter was ignored.
 * @throws RecordError when an order has no valid `updated_at`, so its place in the history is unknown.
 */
export function readPage(body: unknown, asked: Asked): Page {
  const {route, query} = asked;
  const {count, next, results} = envelope(body, route);
  const isFirst = (query.page ?? 1) === 1;
  const isWhole = isFirst && results.length === count;
  if (results.length > count) throw new FaultyResponse(`a count of ${count} and ${results.length} ${route.noun}`);
  if (isFirst && isWhole !== (next === null)) {
    throw new FaultyResponse(`${results.length} of ${count} ${route.noun} and ${next === null ? 'no' : 'a'} next page`);
  }
  if (isFirst && results.length === 0 && count > 0) throw new FaultyResponse(`none of ${count} ${route.noun}`);
  const orders = results.map((raw) => placed(raw, route));
  for (const order of orders) checkFilters(order, asked);
  checkAccount(orders, asked);
  return {count, isWhole, ...newestVersions(orders, query)};
}

function envelope(body: unknown, {noun}: Route): {count: number; next: unknown; results: readonly RawOrder[]} {
  if (!isObject(body)) throw new FaultyResponse('a body that is not an object');
  const {next = null, results} = body;
  const count = Number(digitsOf(body.count));
  if (!Number.isSafeInteger(count) || count < 0) throw new FaultyResponse('no valid count');
  if (!Array.isArray(results) || !results.every(isObject)) throw new FaultyResponse(`no array of ${noun}`);
  return {count, next, results};
}

function placed(raw: RawOrder, {entry, keyOf, nameOf}: Route): Order {
  const updatedAt = instantOf(raw.updated_at);
  if (updatedAt === undefined) {
    throw new RecordError(
      `${nameOf(raw)} has no valid updated_at: the tap cannot tell where it belongs, so it stops here. Ask Lengow to fix it.`,
    );
  }
  return {raw, updatedAt, key: keyOf(raw), enteredAt: instantOf(raw[entry.field])};
}

function checkFilters({raw, updatedAt, enteredAt}: Order, {route, query}: Asked): void {
  const {updated, entered, orderDate, marketplaces} = query;
  const outside =
    outsideOf('updated', updatedAt, updated) ??
    (entered && outsideOf(route.entry.filter, enteredAt, entered)) ??
    (orderDate && outsideOf('marketplace_order_date', instantOf(raw.marketplace_order_date), orderDate));
  if (outside !== undefined) throw ignored(outside, route);
  const isAsked = marketplaces?.some((code) => isSameCode(code, scalarText(raw.marketplace) ?? '')) ?? true;
  if (!isAsked) throw ignored('marketplace', route);
}

function checkAccount(orders: readonly Order[], {route, accountId}: Asked): void {
  const isOther = ({raw}: Order) => {
    const own = scalarText(raw.account_id)?.trim() ?? '';
    return /^-?\d+(?:\.0*)?$/.test(own) && Number(own) !== accountId;
  };
  if (accountId !== undefined && orders.some(isOther)) throw ignored('account_id', route);
}

// The bounds sent are wider than the query's. The extra second allows for a server that rounds.
function outsideOf(name: string, instant: Micros | undefined, {from, to}: Bounds): string | undefined {
  if (instant === undefined) return;
  if (from !== undefined && instant < sentFrom(from) - SECOND) return `${name}_from`;
  return to !== undefined && instant > sentTo(to) + SECOND ? `${name}_to` : undefined;
}

/** The API returned an order that does not match the query's filters. */
export class IgnoredFilter extends LengowError {}

const ignored = (filter: string, {path, noun}: Route): IgnoredFilter =>
  new IgnoredFilter(
    `GET ${path}: the API ignored the filter ${filter} and returned ${noun} outside it, so the result cannot be complete. Report it to Lengow.`,
  );
