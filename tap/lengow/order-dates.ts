// The seven-day trap: without a date filter the API silently answers only the last seven days by order date, and one
// source says that `updated_from` does not lift that. Decided by proof: what is shown, and what is not.

import type {Micros} from '../../state/instant.ts';
import {DAY, HOUR, parseInstant, SECOND} from '../../state/instant.ts';
import {LengowError} from '../errors.ts';
import type {Page} from './page.ts';
import type {Bounds, Query} from './query.ts';
import type {Order} from './types.ts';

/** All order dates: both bounds, since the upper one defaults to today. Sent as 1970 and 2100. */
export const ANY_DATE: Bounds = {from: SECOND, to: parseInstant('2100-01-01') as Micros};

type Case = {
  readonly ask: (query: Query) => Promise<Page>;
  readonly query: Query;
  /** What the question answered without bounds on the order date. */
  readonly page: Page;
  /** The server's time. */
  readonly now: Micros;
};

const MOST_TRIES = 5;
// Nobody knows whether the seven days end at this time of day or at a midnight: hidden at least from, at most until.
const SURELY_HIDDEN = 8 * DAY;
const PERHAPS_HIDDEN = 7 * DAY - HOUR;

/**
 * Whether the plain question hides old orders: 'shown' when it shows one, so that the default does not apply; 'none'
 * when there is nothing old that it hides; 'some' when one was seen before and after the plain question lacked it,
 * unchanged.
 *
 * @throws LengowError when the orders did not hold still long enough to tell.
 */
export async function hiddenOrders(given: Case): Promise<Verdict> {
  if (given.page.orders.some(isUntil(given.now - SURELY_HIDDEN))) return 'shown';
  let skipped = 0;
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const finding = await lookForOne(given, skipped);
    if (finding === 'untold') skipped += 1;
    else if (finding !== 'moved') return finding;
  }
  throw new LengowError(
    `GET /v3.0/orders/: it could not be told in ${MOST_TRIES} tries whether the API hides orders older than seven days. Run again later with the last STATE.`,
  );
}

type Verdict = 'shown' | 'none' | 'some';

/** Takes one order that may be hidden, the oldest but `skipped`, and looks for it in the plain answers. */
async function lookForOne({ask, query, now}: Case, skipped: number): Promise<Verdict | 'untold' | 'moved'> {
  const orderDate = {from: SECOND, to: now - PERHAPS_HIDDEN};
  const suspects = oldestFirst((await ask({...query, orderDate})).orders.filter(isUntil(orderDate.to)));
  const suspect = suspects[skipped % suspects.length];
  if (suspect === undefined) return 'none';
  const narrow = around(suspect, query);
  const plain = await ask(narrow);
  if (plain.orders.some(isUntil(now - SURELY_HIDDEN))) return 'shown';
  // What is younger than an order that is shown is shown as well.
  if (holds(plain, suspect)) return suspect === suspects[0] ? 'none' : 'untold';
  if (!plain.isWhole) return 'untold';
  return holds(await ask({...narrow, orderDate}), suspect) ? 'some' : 'moved';
}

/** Later than everything for an order without a date, which no bound can hide. */
const orderDateOf = ({raw}: Order): Micros =>
  parseInstant(String(raw.marketplace_order_date)) ?? Number.POSITIVE_INFINITY;

const isUntil =
  (instant: Micros) =>
  (order: Order): boolean =>
    orderDateOf(order) <= instant;

const oldestFirst = (orders: readonly Order[]): Order[] => orders.toSorted((a, b) => orderDateOf(a) - orderDateOf(b));

/** Whether the page has the order as it was. */
const holds = ({orders}: Page, {key, updatedAt}: Order): boolean =>
  orders.some((order) => order.key === key && order.updatedAt === updatedAt);

/** A question that holds this order and few others. */
function around({raw, updatedAt}: Order, query: Query): Query {
  const imported = parseInstant(String(raw.imported_at));
  return {
    ...query,
    updated: {from: updatedAt, to: updatedAt},
    ...(imported !== undefined && {imported: {from: imported, to: imported}}),
    ...(typeof raw.marketplace === 'string' && {marketplaces: [raw.marketplace]}),
  };
}
