// Amounts are exact decimal strings in the expected rows, and strings, integers or noisy floats in Lengow's responses.
import type {Random} from './random.ts';

/** A decimal string without trailing zeros: "809.29", "36", "-0.5". */
export type Decimal = string;

/** Converts an integer count of 10^-places units to a decimal string. */
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

/** Formats an amount with two decimals, as marketplaces do: "36.00". */
const fixed = (amount: Decimal): string => {
  const [whole, tail = ''] = amount.split('.');
  return `${whole}.${tail.padEnd(2, '0')}`;
};

/** Adds floating-point noise: 809.29 becomes 809.2900000000001. */
const noisy = (amount: number): number => amount * (1 + Number.EPSILON);

/** Pads to six decimals, so any digits appended afterwards must be rounded away. */
const longTail = (amount: Decimal): string => {
  const [whole, tail = ''] = amount.split('.');
  return `${whole}.${tail.padEnd(6, '0')}`;
};
