// The seven-day trap: without a date filter the API silently answers only the last seven days by order date, up to
// today, and one source says that `updated_from` does not lift that. Decided by proof: what is shown, and what is not.

import type {Micros} from '../../../values/instant.ts';
import {DAY, HOUR, parseInstant, SECOND} from '../../../values/instant.ts';
import {LengowError} from '../../errors.ts';
import type {Order} from './order.ts';
import type {Page} from './page.ts';
import type {Bounds, Query} from './query.ts';

/** All dates: both bounds, since the upper one defaults to today. Sent as 1970 and 2100. */
export const ANY_DATE = {from: SECOND, to: parseInstant('2100-01-01') as Micros};

type Case = {
  readonly ask: (query: Query) => Promise<Page>;
  readonly query: Query;
  /** What the question answered without bounds on the order date. */
  readonly page: Page;
  /** The server's time, and how far off it may be where the login did not tell it. */
  readonly now: Micros;
  readonly doubt: Micros;
};

const MOST_TRIES = 5;
// Nobody knows whether the seven days end at this time of day or at a midnight: hidden at least from, at most until.
const SURELY_HIDDEN = 8 * DAY;
const PERHAPS_HIDDEN = 7 * DAY - HOUR;

/** 'shown': the default does not apply. 'none': it hides nothing of this question. 'some': it hides orders. */
type Verdict = 'shown' | 'none' | 'some';

/**
 * Whether the plain question hides orders for their order date: the oldest is looked for, then the newest, since what is
 * shown on either side shows all between. One that was seen before and after the plain question lacked it, unchanged, is
 * hidden.
 *
 * @throws LengowError when the orders did not hold still long enough to tell.
 */
export async function hiddenOrders(given: Case): Promise<Verdict> {
  if (given.page.orders.some(isSurelyOld(given))) return 'shown';
  for (const probe of probes(given)) {
    const verdict = await settle(given, probe);
    if (verdict !== 'none') return verdict;
  }
  return 'none';
}

/**
 * Where hidden orders may be: the oldest and the newest. With a clock in doubt those of which it is sure come first: where
 * the API keeps to no order, one that is shown says nothing of older ones.
 */
function probes({now, doubt}: Case): Probe[] {
  const surely = now - SURELY_HIDDEN - doubt;
  const perhaps = now - PERHAPS_HIDDEN + doubt;
  const old: Bounds[] =
    doubt === 0
      ? [{from: ANY_DATE.from, to: perhaps}]
      : [
          {from: ANY_DATE.from, to: surely},
          {from: surely, to: perhaps},
        ];
  return [
    ...old.map((orderDate) => ({orderBy: 'marketplace_order_date', orderDate})),
    {orderBy: '-marketplace_order_date', orderDate: {from: now - DAY - doubt, to: ANY_DATE.to}},
  ];
}

type Probe = {readonly orderBy: string; readonly orderDate: Bounds};

async function settle(given: Case, probe: Probe): Promise<Verdict> {
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const verdict = await lookForOne(given, probe);
    if (verdict !== undefined) return verdict;
  }
  throw new LengowError(
    `GET /v3.0/orders/: after ${MOST_TRIES} tries it is still unknown whether the API hides orders because of their order date. Run again later with the last STATE.`,
  );
}

/** Takes the order that is hidden if any is, and looks for it in the plain answers; undefined when it moved meanwhile. */
async function lookForOne(given: Case, probe: Probe): Promise<Verdict | undefined> {
  const {ask, query, page} = given;
  const suspect = outermost(await ask({...query, ...probe}), probe);
  if (suspect === undefined || holds(page, suspect)) return 'none';
  const narrow = around(suspect, query);
  const plain = await ask(narrow);
  if (plain.orders.some(isSurelyOld(given))) return 'shown';
  if (holds(plain, suspect)) return 'none';
  const again = await ask({...narrow, orderDate: probe.orderDate});
  return plain.isWhole && holds(again, suspect) ? 'some' : undefined;
}

const orderDateOf = ({raw}: Order): Micros | undefined => parseInstant(String(raw.marketplace_order_date));

const isSurelyOld =
  ({now, doubt}: Case) =>
  (order: Order): boolean =>
    (orderDateOf(order) ?? now) <= now - SURELY_HIDDEN - doubt;

/** The first in the probe's order, whether the API kept to it or not. */
function outermost({orders}: Page, {orderBy}: Probe): Order | undefined {
  const dated = orders.map((order) => ({order, date: orderDateOf(order) ?? 0}));
  const ascending = dated.sort((a, b) => a.date - b.date);
  return (orderBy.startsWith('-') ? ascending.at(-1) : ascending[0])?.order;
}

/** Whether the page has the order as it was. */
const holds = ({orders}: Page, {key, updatedAt}: Order): boolean =>
  orders.some((order) => order.key === key && order.updatedAt === updatedAt);

/** A question for this order. Its id alone would not do: without a date filter the default applies in any case. */
function around({raw, updatedAt}: Order, query: Query): Query {
  const {marketplace, marketplace_order_id: id} = raw;
  return {
    ...query,
    updated: {from: updatedAt, to: updatedAt},
    ...(typeof marketplace === 'string' && {marketplaces: [marketplace]}),
    ...(typeof id === 'string' && {orderId: id}),
  };
}
