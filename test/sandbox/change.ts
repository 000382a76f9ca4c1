// The changes that an order undergoes over its lifetime. Each change returns the changed order. The caller sets
// `updated_at`.
import {settled, trackingNumber, withLine, withTracking} from './order.ts';
import type {Order, Tracking} from './order-types.ts';
import {STATUSES} from './order-values.ts';
import type {Random} from './random.ts';

type Change = (dice: Random, order: Order) => Order;

const advanced: Change = (_dice, order) => {
  const at = STATUSES.indexOf(order.values.lengowStatus ?? '');
  const lengowStatus = STATUSES[at + 1] ?? 'refunded';
  return {...order, values: {...order.values, lengowStatus, marketplaceStatus: lengowStatus.toUpperCase()}};
};

const lineRemoved: Change = (dice, order) => {
  const gone = dice.int(order.lines.length);
  return {...order, lines: order.lines.filter((_group, at) => at !== gone)};
};

const trackingRemoved: Change = (dice, order) => {
  const gone = dice.int(order.trackings.length);
  return {...order, trackings: order.trackings.filter((_group, at) => at !== gone)};
};

/** Assigns a number to a tracking that has none, or adds a new tracking if every tracking has a number. */
const trackingNumbered: Change = (dice, order) => {
  const waits = order.trackings.findIndex((group) => group.some(({number}) => number === null));
  if (waits < 0) return withTracking(dice, order);
  const numbered = order.trackings[waits]?.map((tracking) => withNumber(tracking, trackingNumber(dice))) ?? [];
  return {...order, trackings: order.trackings.with(waits, numbered)};
};

const withNumber = (tracking: Tracking, number: string): Tracking => ({...tracking, number, row: number});

const CHANGES: readonly (readonly [number, Change])[] = [
  [30, advanced],
  [20, trackingNumbered],
  [15, withLine],
  [15, lineRemoved],
  [5, trackingRemoved],
];

/** Returns the order after one or two changes. An empty cart is usually filled first. */
export function changed(dice: Random, order: Order): Order {
  const first = order.lines.length === 0 && dice.chance(0.7) ? withLine : dice.weighted(CHANGES);
  const after = first(dice, order);
  return settled({...advanced(dice, after), version: order.version + 1, changes: order.changes + 1});
}

/** Removes only names and addresses, as Lengow does after six months. */
export const anonymised = (order: Order): Order => ({...order, anonymised: true});
