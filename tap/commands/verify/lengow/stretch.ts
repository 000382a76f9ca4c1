// A part of a scope that is counted and listed: a range of `imported_at`, for some marketplaces or all. Pure.

import type {Micros} from '../../../../values/instant.ts';
import {ANY_DATE, type Query} from '../../../lengow/walk/query.ts';
import {counted, type Scope} from '../scope.ts';

export type Stretch = {
  readonly scope: Scope;
  /** Undefined means all those of the scope. */
  readonly codes: readonly string[] | undefined;
  /** The first instant; undefined means from the first order on. */
  readonly from: Micros | undefined;
  /** Excluded. */
  readonly to: Micros;
};

/** The queries whose responses together contain every order of the stretch that is counted. */
export const queriesOf = ({scope, codes = scope.codes, from, to}: Stretch): Query[] =>
  countedQueries(scope, codes).map((query) => ({
    ...query,
    entered: {...(from !== undefined && {from}), to: to - 1},
  }));

/**
 * The queries whose responses together contain every order of the scope that is counted.
 *
 * @param upper orders updated after this instant are left out
 */
export const countedQueries = (scope: Scope, codes = scope.codes, upper = ANY_DATE.to): Query[] =>
  counted(scope).map(({from, to}) => ({
    updated: {from, to: Math.min(to - 1, upper)},
    ...(codes !== undefined && {marketplaces: codes}),
  }));

export const isInside = ({from, to}: Stretch, importedAt: Micros | undefined): boolean =>
  importedAt !== undefined && (from === undefined || importedAt >= from) && importedAt < to;
