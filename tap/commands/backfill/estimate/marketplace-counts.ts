// Counts the orders of each marketplace, and those of marketplaces that the account does not list.

import {distinctBy} from '../../../../values/distinct.ts';
import {sum} from '../../../../values/sum.ts';
import type {Counting} from '../../../lengow/counts/edge.ts';
import {countAgain, countOf} from '../../../lengow/counts/part-count.ts';
import type {RangeCount} from '../../../lengow/counts/range-count.ts';
import {isFilter} from '../../../lengow/walk/query.ts';

export const NOT_LISTED = '(not listed)';

export type MarketplaceCount = {readonly code: string; readonly orders: number};

type MarketplacesInput = {
  readonly queries: Counting;
  readonly ranges: readonly RangeCount[];
  readonly codes: readonly string[];
  readonly left: () => number;
};

/** Each marketplace, in every spelling that the account lists. The API may not distinguish them. */
export const marketplacesOf = (codes: readonly string[]): string[][] =>
  distinctBy(codes.filter(isFilter), (code) => code.toLowerCase()).map((code) =>
    codes.filter((other) => other.toLowerCase() === code.toLowerCase()),
  );

/** Most orders first. Orders of marketplaces that are not listed, if there are any, come last. */
export async function countMarketplaces(input: MarketplacesInput): Promise<MarketplaceCount[]> {
  const marketplaces = marketplacesOf(input.codes);
  const first = await Promise.all(marketplaces.map((codes) => countIn(input, codes)));
  const rest = restOf(input, first);
  const proven = rest === 0 ? 0 : await notListed(input, rest);
  const orders = proven === rest ? first : await again(input, marketplaces, first);
  const counts = marketplaces.map(([code = ''], index) => ({code, orders: orders[index] ?? 0}));
  counts.sort((a, b) => b.orders - a.orders);
  const others = Math.min(proven, restOf(input, orders));
  return others > 0 ? [...counts, {code: NOT_LISTED, orders: others}] : counts;
}

/** By how much the total exceeds the sum of the marketplaces. */
const restOf = ({ranges}: MarketplacesInput, counts: readonly number[]): number =>
  Math.max(0, sum(ranges.map(({orders}) => orders)) - sum(counts));

async function countIn({queries, ranges}: MarketplacesInput, codes: readonly string[]): Promise<number> {
  const counts = ranges.map(async (range) => {
    const {marketplaces = codes} = range.query;
    const read = codes.filter((code) => marketplaces.includes(code));
    return read.length === 0 ? 0 : countOf(queries, range, read);
  });
  return sum(await Promise.all(counts));
}

/**
 * Checks how many orders are not listed. In a busy shop, orders may have been updated between the counts, and one count
 * may have been false. So all marketplaces are counted together, and then the total: orders only leave a past
 * range, so any orders that this total has in excess are not listed.
 */
async function notListed(input: MarketplacesInput, rest: number): Promise<number> {
  const {queries, ranges, codes, left} = input;
  if (left() < 2 * ranges.length) return rest;
  const listed = await countIn(input, codes.filter(isFilter));
  const total = async () => sum(await Promise.all(ranges.map((range) => countAgain(queries, range))));
  const all = await total();
  return Math.min(rest, Math.max(0, (all < listed ? await total() : all) - listed));
}

/** Counts once more while requests are left, and takes the higher number: a false response misses orders. */
async function again(
  input: MarketplacesInput,
  marketplaces: readonly (readonly string[])[],
  first: readonly number[],
): Promise<number[]> {
  if (input.left() < marketplaces.length * input.ranges.length) return [...first];
  const second = await Promise.all(marketplaces.map((codes) => countIn(input, codes)));
  return first.map((orders, index) => Math.max(orders, second[index] ?? 0));
}
