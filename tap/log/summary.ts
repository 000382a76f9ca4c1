// The text of a progress line, in several lengths for terminals of several widths.

import {amount, duration} from './words.ts';

export type Situation = {
  readonly orders: number;
  /** How many orders there will be, as far as is known; 0 if it is not. */
  readonly expected: number;
  readonly perSecond: number;
  /** Undefined if it is not known, or if nothing is left. */
  readonly secondsLeft: number | undefined;
  readonly waitingFor: 'Lengow' | 'the target' | 'the request budget';
};

/** The longest form first. Every form says what the run waits for. */
export function summaries({orders, expected, perSecond, secondsLeft, waitingFor}: Situation): string[] {
  const count = `${amount(orders)} orders`;
  const about = expected > 0 ? `${amount(orders)} of about ${amount(Math.max(expected, orders))} orders` : count;
  const rate = `${amount(Math.round(perSecond))} per second`;
  const left = secondsLeft === undefined ? [] : [`${duration(Math.ceil(secondsLeft))} left`];
  const waiting = `waiting for ${waitingFor}`;
  const forms = [
    [about, rate, ...left, waiting],
    [about, ...left, waiting],
    [about, waiting],
    [count, waiting],
  ];
  return [...forms.map((parts) => parts.join(', ')), waiting];
}
