// The claims of one bookmark: which instants are final, by marketplace or for all, and where a reading began. Shares no
// code with the tap.

import {Broken} from '../failure.ts';
import {isoOf, microsOf} from '../time.ts';
import {less, type Range, type Ranges, union} from './ranges.ts';

/** The claims without a code, which hold for all marketplaces. */
export const ALL = '';

export type Claims = {
  /** Keyed by marketplace code or `ALL`. */
  readonly ranges: ReadonlyMap<string, Ranges>;
  /** Where a reading that has no final part yet began, keyed in the same way. */
  readonly marks: ReadonlyMap<string, number>;
};

export const NO_CLAIMS: Claims = {ranges: new Map(), marks: new Map()};

const INSTANT = String.raw`(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)`;
const CLAIM = new RegExp(`^(?:([^:]+):)?${INSTANT}/${INSTANT}$`);

/** @throws Broken if the text is not a list of claims */
export function parseClaims(text: unknown): Claims {
  if (typeof text !== 'string') throw new Broken(`claims are not a string: ${JSON.stringify(text)}`);
  return claimsOf(text === '' ? [] : text.split(' ').map((part) => parseOne(part, text)));
}

type Claim = Range & {readonly code: string};

function parseOne(part: string, text: string): Claim {
  const [, code = ALL, since = '', until = ''] = CLAIM.exec(part) ?? [];
  const [from, to] = [microsOf(since), microsOf(until)];
  if (from === undefined || to === undefined || from > to) throw new Broken(`"${part}" is not a claim, in: ${text}`);
  return {code: decodeURIComponent(code), from, to};
}

function claimsOf(all: readonly Claim[]): Claims {
  const ranges = new Map<string, Ranges>();
  const marks = new Map<string, number>();
  for (const {code, from, to} of all) {
    if (from < to) ranges.set(code, union(ranges.get(code) ?? [], [{from, to}]));
    else marks.set(code, Math.max(from, marks.get(code) ?? from));
  }
  return {ranges, marks};
}

/** The canonical text: no code first, then by code, oldest first, and nothing twice. */
export function formatClaims(claims: Claims): string {
  const codes = [...new Set([...claims.ranges.keys(), ...claims.marks.keys()])].sort();
  return codes.flatMap((code) => ownClaims(claims, code).map((range) => format(code, range))).join(' ');
}

function ownClaims(claims: Claims, code: string): Range[] {
  const shared = code === ALL ? [] : rangesIn(claims, ALL);
  const own = less(rangesIn(claims, code), shared);
  const mark = claims.marks.get(code);
  const isNewest = mark !== undefined && mark > newestOf(claims, code);
  return isNewest ? [...own, {from: mark, to: mark}] : own;
}

/** The last instant that is claimed of a code, or at which all marketplaces were begun. */
const newestOf = (claims: Claims, code: string): number =>
  Math.max(
    ...claimedFor(claims, code).map(({to}) => to),
    (code === ALL ? undefined : claims.marks.get(ALL)) ?? Number.NEGATIVE_INFINITY,
  );

const format = (code: string, {from, to}: Range): string =>
  `${code === ALL ? '' : `${encodeURIComponent(code)}:`}${isoOf(from)}/${isoOf(to)}`;

const rangesIn = ({ranges}: Claims, code: string): Ranges => ranges.get(code) ?? [];

/** What is claimed of one marketplace, or of all: a marketplace is claimed by its own ranges and those without a code. */
export const claimedFor = (claims: Claims, code: string): Range[] =>
  union(rangesIn(claims, ALL), rangesIn(claims, code));

/** The ends of what is claimed of one marketplace, or of all, and the newest mark if it is newer than all of them. */
export function endsFor(claims: Claims, code: string): number[] {
  const ends = claimedFor(claims, code).map(({to}) => to);
  const mark = Math.max(...[ALL, code].flatMap((key) => claims.marks.get(key) ?? []));
  return mark > Math.max(...ends) ? [...ends, mark] : ends;
}

export function unionOfClaims(a: Claims, b: Claims): Claims {
  const ranges = new Map(a.ranges);
  for (const [code, own] of b.ranges) ranges.set(code, union(ranges.get(code) ?? [], own));
  const marks = new Map(a.marks);
  for (const [code, mark] of b.marks) marks.set(code, Math.max(mark, marks.get(code) ?? mark));
  return {ranges, marks};
}

/** The claims with another set of ranges for each code. */
export const mapRanges = ({ranges, marks}: Claims, change: (own: Ranges, code: string) => Ranges): Claims => ({
  ranges: new Map([...ranges].map(([code, own]) => [code, change(own, code)])),
  marks,
});

export const keyText = (code: string): string => (code === ALL ? 'for all' : `for ${code}`);
