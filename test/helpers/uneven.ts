// Order histories that are unevenly spread over time, given as order ages. No instant has more than a page of orders.

import type {ShopOptions} from '../sandbox/index.ts';
import {random} from '../sandbox/random.ts';

type Age = NonNullable<ShopOptions['age']>;
type Dice = Parameters<Age>[0];

const MINUTE = 60_000_000;
const DAY = 24 * 60 * MINUTE;

/** A random age between two ages, given in days. */
const between =
  (oldest: number, newest: number): Age =>
  (dice: Dice) =>
    Math.floor((newest + dice.next() * (oldest - newest)) * DAY);

const mostly =
  (share: number, here: Age, elsewhere: Age): Age =>
  (dice) =>
    dice.chance(share) ? here(dice) : elsewhere(dice);

const anyTime = between(720, 0);
const TEN_MINUTES = 10 / 24 / 60;

/** Ages in 40 bursts of two minutes each. */
function bursts(): Age {
  const places = random('bursts');
  const moments = Array.from({length: 40}, () => places.next() * 715);
  return (dice) => Math.floor(dice.pick(moments) * DAY + dice.next() * 2 * MINUTE);
}

export const UNEVEN: Readonly<Record<string, Age>> = {
  'spread evenly': anyTime,
  'a month old after 23 empty months': between(30, 0),
  'with 90 % of its orders on one sale day': mostly(0.9, between(201, 200), anyTime),
  'with a burst of a third of its orders in ten minutes': mostly(0.33, between(300 + TEN_MINUTES, 300), anyTime),
  'that grows': (dice) => Math.floor(720 * DAY * dice.next() ** 4),
  'that ends': (dice) => Math.floor(720 * DAY * (1 - dice.next() ** 4)),
  'with all orders in the last two hours': between(1 / 12, 0),
  'with all orders in a single hour long ago': between(600 + 6 * TEN_MINUTES, 600),
  'that sells on one day a month': (dice) => (1 + dice.int(23)) * 30 * DAY - Math.floor(dice.next() * DAY),
  'that sells in forty bursts': bursts(),
};
