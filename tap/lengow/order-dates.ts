// The seven-day trap: without a date filter the API silently answers only the last seven days by order date, and one
// source says that `updated_from` does not lift that. Decided by proof: what is shown, and what is not.

import type {Micros} from '../../state/instant.ts';
import {parseInstant, SECOND} from '../../state/instant.ts';
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
  /** Order dates before this are older than the default shows. */
  readonly before: Micros;
};

const MOST_TRIES = 5;

/**
 * Whether the plain question hides old orders: 'shown' when it shows one, so that the default does not apply; 'none'
 * when there is no old order to hide; 'some' when one was seen before and after the plain question lacked it, unchanged.
 *
 * @throws LengowError when the orders did not hold still long enough to tell.
 */
export async function hiddenOrders({ask, query, page, before}: Case): Promise<'shown' | 'none' | 'some'> {
  const isOld = ({raw}: Order) => (parseInstant(String(raw.marketplace_order_date)) ?? before) < before;
  if (page.orders.some(isOld)) return 'shown';
  const orderDate = {from: SECOND, to: before};
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const old = (await ask({...query, orderDate})).orders.filter(isOld);
    const suspect = old[attempt % old.length];
    if (suspect === undefined) return 'none';
    const narrow = around(suspect, query);
    const plain = await ask(narrow);
    if (plain.orders.some(isOld)) return 'shown';
    if (plain.isWhole && (await ask({...narrow, orderDate})).orders.some(isSameVersion(suspect))) return 'some';
  }
  throw new LengowError(
    `GET /v3.0/orders/: it could not be told in ${MOST_TRIES} tries whether the API hides orders older than seven days. Run again later with the last STATE.`,
  );
}

const isSameVersion =
  (order: Order) =>
  ({key, updatedAt}: Order): boolean =>
    key === order.key && updatedAt === order.updatedAt;

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
