// Decides how an estimate is broken down, so that it takes few requests. Pure.

import {sum} from '../../../../values/sum.ts';
import {bordersOf, GRAINS, type Grain, namesOf, type Range} from './periods.ts';

type DivisionInput = {
  readonly ranges: readonly Range[];
  /** The ranges that have more than a page of orders, so that counting their parts takes requests. */
  readonly open: readonly Range[];
  /** How many marketplaces there are. */
  readonly marketplaces: number;
  /** How many requests are left. */
  readonly left: number;
};

type Division = {
  /** Undefined if not even years can be counted. */
  readonly grain: Grain | undefined;
  readonly countsMarketplaces: boolean;
};

const MOST_MARKETPLACES = 30;
const MOST_COUNTS = 55;

/** Marketplaces are counted if there are few; months are combined into quarters, then years, until all counts fit. */
export function divisionOf({ranges, open, marketplaces, left}: DivisionInput): Division {
  const borders = (grain: Grain) => sum(open.map((range) => bordersOf(range, grain).length));
  const perMarketplace = marketplaces * open.length;
  const countsMarketplaces = marketplaces <= MOST_MARKETPLACES && perMarketplace + borders('year') <= left;
  const [shown, asked] = countsMarketplaces ? [marketplaces, perMarketplace] : [0, 0];
  const grain = GRAINS.find(
    (one) => namesOf(ranges, one).length + shown <= MOST_COUNTS && borders(one) + asked <= left,
  );
  return {grain, countsMarketplaces};
}
