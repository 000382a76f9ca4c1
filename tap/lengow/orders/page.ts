// Reads a page of orders from a response, and rejects a response that contradicts itself or its query.

import {isSameCode} from '../../../values/code.ts';
import {digitsOf} from '../../../values/exact-number.ts';
import type {Micros} from '../../../values/instant.ts';
import {SECOND} from '../../../values/instant.ts';
import {isObject} from '../../../values/json.ts';
import {LengowError, RecordError} from '../../errors.ts';
import {FaultyResponse} from '../http/answer.ts';
import {keyOf, nameOf, scalarText} from './identity.ts';
import {instantOf, type Order, type RawOrder} from './order.ts';
import type {Bounds, Query} from './query.ts';
import {sentFrom, sentTo} from './query.ts';
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

/**
 * @param accountId the only account that orders may belong to; undefined if they may belong to any
 * @throws FaultyResponse when the response cannot be correct; retrying may help.
 * @throws LengowError when a filter was ignored.
 * @throws RecordError when an order has no valid `updated_at`, so its place in the history is unknown.
 */
export function readPage(body: unknown, query: Query, accountId?: number): Page {
  const {count, next, results} = envelope(body);
  const isFirst = (query.page ?? 1) === 1;
  const isWhole = isFirst && results.length === count;
  if (results.length > count) throw new FaultyResponse(`a count of ${count} and ${results.length} orders`);
  if (isFirst && isWhole !== (next === null)) {
    throw new FaultyResponse(`${results.length} of ${count} orders and ${next === null ? 'no' : 'a'} next page`);
  }
  if (isFirst && results.length === 0 && count > 0) throw new FaultyResponse(`none of ${count} orders`);
  const orders = results.map(placed);
  for (const order of orders) checkFilters(order, query);
  checkAccount(orders, accountId);
  return {count, isWhole, ...newestVersions(orders, query)};
}

function envelope(body: unknown): {count: number; next: unknown; results: readonly RawOrder[]} {
  if (!isObject(body)) throw new FaultyResponse('a body that is not an object');
  const {next = null, results} = body;
  const count = Number(digitsOf(body.count));
  if (!Number.isSafeInteger(count) || count < 0) throw new FaultyResponse('no valid count');
  if (!Array.isArray(results) || !results.every(isObject)) throw new FaultyResponse('no array of orders');
  return {count, next, results};
}

function placed(raw: RawOrder): Order {
  const updatedAt = instantOf(raw.updated_at);
  if (updatedAt === undefined) {
    throw new RecordError(
      `${nameOf(raw)} has no valid updated_at: the tap cannot tell where it belongs, so it stops here. Ask Lengow to fix it.`,
    );
  }
  return {raw, updatedAt, key: keyOf(raw)};
}

function checkFilters({raw, updatedAt}: Order, {updated, imported, orderDate, marketplaces}: Query): void {
  checkBounds('updated', updatedAt, updated);
  if (imported) checkBounds('imported', instantOf(raw.imported_at), imported);
  if (orderDate) checkBounds('marketplace_order_date', instantOf(raw.marketplace_order_date), orderDate);
  const isAsked = marketplaces?.some((code) => isSameCode(code, scalarText(raw.marketplace) ?? '')) ?? true;
  if (!isAsked) throw ignored('marketplace');
}

function checkAccount(orders: readonly Order[], accountId: number | undefined): void {
  const isOther = ({raw}: Order) => {
    const own = scalarText(raw.account_id)?.trim() ?? '';
    return /^-?\d+(?:\.0*)?$/.test(own) && Number(own) !== accountId;
  };
  if (accountId !== undefined && orders.some(isOther)) throw ignored('account_id');
}

// The bounds sent are wider than the query's. The extra second allows for a server that rounds.
function checkBounds(name: string, instant: Micros | undefined, {from, to}: Bounds): void {
  if (instant === undefined) return;
  if (from !== undefined && instant < sentFrom(from) - SECOND) throw ignored(`${name}_from`);
  if (to !== undefined && instant > sentTo(to) + SECOND) throw ignored(`${name}_to`);
}

/** The API returned an order that does not match the query's filters. */
export class IgnoredFilter extends LengowError {}

const ignored = (filter: string): IgnoredFilter =>
  new IgnoredFilter(
    `GET /v3.0/orders/: the API ignored the filter ${filter} and returned orders outside it, so the result cannot be complete. Report it to Lengow.`,
  );
