// An order's packages: one or two, each with its lines, address and trackings.

import type {Random} from '../../sandbox/random.ts';
import {addressOf} from './address.ts';
import {lineOf, type OrderFacts} from './line.ts';
import {trackingOf} from './tracking.ts';

export function packagesOf(dice: Random, facts: OrderFacts) {
  const counts = dice.weighted([
    [80, [1]],
    [12, [2]],
    [4, [3]],
    [4, [1, 1]],
  ] as const);
  let position = 0;
  return counts.map((count, index) => {
    const cart = Array.from({length: count}, () => lineOf(dice, facts, ++position));
    const trackings =
      facts.status === 'shipped' || facts.status === 'closed' ? [trackingOf(dice, facts, {cart, index})] : [];
    return {cart, delivery: {...addressOf(dice, facts.country), type: 'delivery', trackings}};
  });
}
