// Amounts: exact decimal text in the truth, and the text, integers and noisy floats that Lengow sends for them.
import type {Random} from './random.ts';

/** Decimal text without needless zeros: "809.29", "36", "-0.5". */
export type Decimal = string;

/** From a whole number of 10^-places. */
export function decimal(units: number, places = 2): Decimal {
  const digits = String(Math.abs(units)).padStart(places + 1, '0');
  const tail = digits.slice(-places).replace(/0+$/, '');
  const sign = units < 0 ? '-' : '';
  return `${sign}${digits.slice(0, -places)}${tail && `.${tail}`}`;
}

export function untidyMoney(random: Random, amount: Decimal | null): string | number | null {
  if (amount === null) return random.chance(0.8) ? null : '';
  return random.weighted<() => string | number>([
    [5, () => fixed(amount)],
    [2, () => amount],
    [3, () => Number(amount)],
    [2, () => noisy(Number(amount))],
    [1, () => `${longTail(amount)}0000004`],
  ])();
}

/** With the two places of an amount that a marketplace wrote: "36.00". */
const fixed = (amount: Decimal): string => {
  const [whole, tail = ''] = amount.split('.');
  return `${whole}.${tail.padEnd(2, '0')}`;
};

/** The neighbouring float: 809.29 becomes 809.2900000000001. */
const noisy = (amount: number): number => amount * (1 + Number.EPSILON);

/** All six places, so that what is put behind it must be rounded away. */
const longTail = (amount: Decimal): string => {
  const [whole, tail = ''] = amount.split('.');
  return `${whole}.${tail.padEnd(6, '0')}`;
};
