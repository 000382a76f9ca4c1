// What a bookmark claims: ranges of `updated_at` whose orders have all been written, as one string of a state.

import {formatInstant, type Micros, parseBound} from '../values/instant.ts';
import {joined, type Range, without} from './ranges.ts';

/** The key for claims about all marketplaces. */
export const ALL = '';

/** Ranges by marketplace code, exactly as spelled, or for all marketplaces under `ALL`. */
export type Claims = ReadonlyMap<string, readonly Range[]>;

/** Earlier than any order, and the earliest instant that other tools can read. */
export const EVER: Micros = parseBound('0001-01-01') as Micros;

const RANGE = /^(?:([^\s:/]+):)?(\d{4}-[^\s/]+)\/(\d{4}-[^\s/]+)$/;

/** Reads `from/to code:from/to …`; undefined if a part is not a range. */
export function parseClaims(text: string): Claims | undefined {
  const claims = new Map<string, Range[]>();
  for (const part of text.split(' ').filter((word) => word !== '')) {
    const read = parseRange(part);
    if (read === undefined) return;
    claims.set(read.code, [...(claims.get(read.code) ?? []), read.range]);
  }
  return canonical(claims);
}

/** The claims in a value of unknown type; undefined if it contains none. */
export const claimsIn = (value: unknown): Claims | undefined =>
  typeof value === 'string' ? parseClaims(value) : undefined;

function parseRange(text: string): {readonly code: string; readonly range: Range} | undefined {
  const [, encoded, begin = '', end = ''] = RANGE.exec(text) ?? [];
  const [from, to, code] = [parseBound(begin), parseBound(end), decoded(encoded)];
  if (from === undefined || to === undefined || from > to || code === undefined) return;
  // Rewritten, a later instant would have other digits.
  if (to > Number.MAX_SAFE_INTEGER) return;
  return {code, range: {from: Math.max(EVER, from), to: Math.max(EVER, to)}};
}

function decoded(encoded: string | undefined): string | undefined {
  if (encoded === undefined) return ALL;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return;
  }
}

/** Without a code first, then by code, each oldest first. */
export const formatClaims = (claims: Claims): string =>
  [...claims].flatMap(([code, ranges]) => ranges.map((range) => formatRange(code, range))).join(' ');

/** A lone surrogate has no encoding; it is sent to Lengow as a replacement character too. */
const encoded = (code: string): string => encodeURIComponent(code.toWellFormed());

const formatRange = (code: string, {from, to}: Range): string =>
  `${code === ALL ? '' : `${encoded(code)}:`}${formatInstant(from)}/${formatInstant(to)}`;

/** Joins ranges that touch. A code does not repeat what is claimed for all marketplaces. */
export function canonical(claims: Claims): Claims {
  const all = joined(claims.get(ALL) ?? []);
  const codes = [...claims.keys()].filter((code) => code !== ALL).sort();
  const entries = codes.map((code) => [code, without(claimedFor(claims, code), all)] as const);
  return new Map([[ALL, all] as const, ...entries].filter(([, ranges]) => ranges.length > 0));
}

/** What is claimed for a marketplace, or for all of them. */
export const claimedFor = (claims: Claims, code: string = ALL): Range[] =>
  joined([...(claims.get(ALL) ?? []), ...(code === ALL ? [] : (claims.get(code) ?? []))]);

/** Everything that either claims. Any union of true claims is true. */
export function union(left: Claims, right: Claims): Claims {
  const codes = new Set([...left.keys(), ...right.keys()]);
  return canonical(new Map([...codes].map((code) => [code, [...(left.get(code) ?? []), ...(right.get(code) ?? [])]])));
}

/** Withdraws what is claimed of a range. A claim for all marketplaces cannot be withdrawn for some of them. */
export const forgotten = (claims: Claims, ranges: readonly Range[], code: string = ALL): Claims =>
  canonical(new Map([...claims].map(([key, own]) => [key, [ALL, key].includes(code) ? without(own, ranges) : own])));
