// Exact amounts, in millionths.

import type {Value} from '../../sandbox/index.ts';

const MILLION = 1_000_000n;
const CENT = 10_000n;

export type Amount = bigint;

export function amountOf(value: Value | undefined): Amount | null {
  if (value === null || value === undefined) return null;
  const [, sign, whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(String(value)) ?? [];
  if (sign === undefined) throw new Error(`${value} is not an amount`);
  const amount = BigInt(whole) * MILLION + BigInt(fraction.padEnd(6, '0'));
  return sign === '-' ? -amount : amount;
}

export const numberOf = (amount: Amount | null): number | null => (amount === null ? null : Number(amount) / 1e6);

/** The sum of what is known; null if nothing is. */
export function sum(amounts: readonly (Amount | null)[]): Amount | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((total, amount) => total + amount, 0n);
}

export const absolute = (amount: Amount | null): Amount | null => (amount !== null && amount < 0n ? -amount : amount);

/** The part of an amount, rounded to cents, half away from zero. */
export function part(amount: Amount, weight: Amount, whole: Amount): Amount {
  const [above, below] = [amount * weight, whole * CENT];
  const isNegative = above < 0n !== below < 0n;
  const [top, bottom] = [absolute(above) ?? 0n, absolute(below) ?? 1n];
  const cents = (2n * top + bottom) / (2n * bottom);
  return (isNegative ? -cents : cents) * CENT;
}
