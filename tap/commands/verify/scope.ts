// What can be compared: the marketplaces, and the ranges of `updated_at` that the state claims for them. Pure.

import {ALL, type Claims, claimedFor, EVER, formatClaims} from '../../../state/claims.ts';
import type {Range} from '../../../state/ranges.ts';
import {type Micros, wholeSecond} from '../../../values/instant.ts';
import {isFilter} from '../../lengow/walk/query.ts';

/** Marketplaces that share their claims. */
export type Scope = {
  /** Undefined means all. */
  readonly codes: readonly string[] | undefined;
  /** What is claimed, oldest first; at least one range. */
  readonly ranges: readonly [Range, ...Range[]];
  /** The end of what is claimed. */
  readonly end: Micros;
  /** Everything after the end and up to this instant was read, but is not final. */
  readonly read: Micros;
};

export type Known = {
  /** The codes that the account lists, or that are in the table. */
  readonly codes: readonly string[];
  /** Whether two codes name one marketplace. */
  isSame(left: string, right: string): boolean;
};

type ScopesInput = {
  readonly claims: Claims;
  /** The codes to compare; undefined means all. */
  readonly codes: readonly string[] | undefined;
  readonly known: Known;
  /** The beginning of a claim that does not state one. */
  readonly since: Micros;
  /** Nothing later is final. */
  readonly final: Micros;
  /** Until when everything after the claims was read; undefined if that is uncertain. */
  readonly read: Micros | undefined;
};

/** Marketplaces for which nothing is claimed are left out. */
export function scopesOf({claims, codes, known, since, final, read}: ScopesInput): Scope[] {
  const bounded = (code: string): Range[] =>
    claimedFor(claims, code)
      .map(({from, to}) => ({from: from <= EVER ? since : from, to: Math.min(to, final)}))
      .filter(({from, to}) => from < to);
  const byClaim = new Map<string, (string | undefined)[]>();
  for (const code of codes ?? placesOf(claims, known)) {
    const claim = formatClaims(new Map([[ALL, bounded(code ?? ALL)]]));
    byClaim.set(claim, [...(byClaim.get(claim) ?? []), code]);
  }
  return [...byClaim.values()].flatMap((own) => {
    const [first, ...rest] = bounded(own[0] ?? ALL);
    if (first === undefined) return [];
    const end = (rest.at(-1) ?? first).to;
    const named = own.filter((code) => code !== undefined);
    return [{codes: named.length > 0 ? named : undefined, ranges: [first, ...rest], end, read: read ?? end}];
  });
}

/**
 * If only some marketplaces have claims, these are compared. If some have more than all the others, each is compared by
 * what is claimed for it.
 */
function placesOf(claims: Claims, {codes, isSame}: Known): readonly (string | undefined)[] {
  const own = [...claims.keys()].filter((code) => code !== ALL);
  if (own.length === 0) return [undefined];
  const others = codes.filter((code) => isFilter(code) && !own.some((claimed) => isSame(claimed, code)));
  return claims.has(ALL) ? [...own, ...new Set(others)] : own;
}

/** Whether the newest version of an order that was updated at this instant has certainly been loaded. */
export const isClaimed = ({ranges}: Scope, updatedAt: Micros): boolean =>
  ranges.some(({from, to}) => from <= updatedAt && updatedAt < to);

/**
 * The ranges of `updated_at` in which orders are counted. Those of the claims, and everything later: an order that has
 * been updated since it was loaded must be counted too.
 */
export const counted = ({ranges}: Scope): readonly Range[] =>
  ranges.map((range, index) => (index === ranges.length - 1 ? {...range, to: Number.POSITIVE_INFINITY} : range));

/** Says whether an order is counted, given its `updated_at` in whole seconds, rounded down. */
export function counter(scope: Scope): (updatedAt: Micros | undefined) => boolean {
  const ranges = counted(scope).map(({from, to}) => ({from: wholeSecond(from), to}));
  return (updatedAt) => updatedAt !== undefined && ranges.some(({from, to}) => from <= updatedAt && updatedAt < to);
}

/** Only what was imported before the end of the claims was certainly visible when it was read. */
export const isComparable = ({end}: Scope, importedAt: Micros | undefined): boolean =>
  importedAt === undefined || importedAt < end;
