// Estimates when the orders of a range were updated, from the page that the API returned. A page without an ordering is
// taken for a random sample; but an API that returns the newest orders first says nothing about the older ones. Pure.

import type {Micros} from '../../../values/instant.ts';
import type {Order} from './order.ts';
import type {Page} from './page.ts';

type Range = {readonly from: Micros; readonly to: Micros};

/** Instants that stand for equal shares of the range's orders. */
export function sampleOf({orders, count}: Page, {from}: Range): readonly Micros[] {
  const shown = orders.map(({updatedAt}) => updatedAt);
  if (!isNewestFirst(orders)) return shown;
  const oldest = Math.min(...shown);
  const unseen = Math.round((orders.length * (count - orders.length)) / count);
  // Nothing is known about the older orders, so they are assumed to be spread evenly.
  const older = Array.from({length: unseen}, (_, index) => from + ((index + 0.5) * (oldest - from)) / unseen);
  const every = count / orders.length;
  const newer = shown.toSorted((a, b) => a - b).filter((_, index) => index % every < 1);
  return [...older.map(Math.floor), ...newer];
}

const isNewestFirst = (orders: readonly Order[]): boolean =>
  isFalling(orders.map(({updatedAt}) => updatedAt)) || isFalling(orders.map(({enteredAt}) => enteredAt));

// If the order were random, this many instants would be sorted by chance only once in 40,000 times.
const ENOUGH_INSTANTS = 8;

const isFalling = (instants: readonly (Micros | undefined)[]): boolean =>
  new Set(instants).size >= ENOUGH_INSTANTS &&
  instants.every((instant, index) => instant !== undefined && instant <= (instants[index - 1] ?? instant));
