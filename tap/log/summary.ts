// The text of a progress line, in several lengths for different terminal widths.

import {amount, duration} from './words.ts';

export type Situation = {
  readonly orders: number;
  /** What is read, if not orders. */
  readonly noun?: string;
  /** The expected number of them; 0 if unknown. */
  readonly expected: number;
  readonly perSecond: number;
  /** Undefined if unknown, or if nothing is left to read. */
  readonly secondsLeft: number | undefined;
  readonly waitingFor: 'Lengow' | 'the target' | 'the request budget';
};

/** Returns the longest form first. Every form says what the run is waiting for. */
export function summaries({
  orders,
  noun = 'orders',
  expected,
  perSecond,
  secondsLeft,
  waitingFor,
}: Situation): string[] {
  const count = `${amount(orders)} ${noun}`;
  const about = expected > 0 ? `${amount(orders)} of about ${amount(Math.max(expected, orders))} ${noun}` : count;
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
