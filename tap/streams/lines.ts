// The lines of an order and their keys; knows nothing about their other columns.

import {objectsIn, packagesOf} from './packages.ts';
import type {Raw, Report, Row} from './stream.ts';
import {uniqueNames} from './unique-names.ts';
import {filledText, INVALID} from './values.ts';

const KEY = 'marketplace_order_line_id';

export type Line = {
  readonly raw: Raw;
  /** Lengow's own id for the line; orders from 2016 have none. */
  readonly lengowId: string | null;
  /** Not unique; `lineNames` derives the key from it. */
  readonly id: string;
  /** The values of the line's own columns. */
  readonly own: Row;
};

/** The lines of all packages, in the order of the response. */
export function linesOf(order: Raw, report: Report, read: (raw: Raw) => Row): readonly Line[] {
  const fault = (expected: string) => report(KEY, expected);
  const lines: Line[] = [];
  for (const {cart} of packagesOf(order, fault)) {
    for (const raw of objectsIn(cart, 'lines in cart', fault))
      lines.push({raw, own: read(raw), ...lineIds(raw, lines.length + 1, report)});
  }
  return lines;
}

/** Drops repeated lines: those with the same ids whose values agree. @param identityOf the values that must agree */
export function distinct(lines: readonly Line[], identityOf: (raw: Raw) => Row): readonly Line[] {
  if (lines.length < 2) return lines;
  const times = new Map<string | null, number>();
  for (const {lengowId} of lines) times.set(lengowId, (times.get(lengowId) ?? 0) + 1);
  const shown = new Set<string>();
  return lines.filter(({lengowId, id, raw}) => {
    if (lengowId === null || times.get(lengowId) === 1) return true;
    const identity = JSON.stringify([lengowId, id, identityOf(raw)]);
    if (shown.has(identity)) return false;
    shown.add(identity);
    return true;
  });
}

/** The key of each line, in order. If several lines share an id, the one with the smallest Lengow id keeps it. */
export function lineNames(lines: readonly Line[]): readonly string[] {
  if (lines.length < 2) return lines.map(({id}) => id);
  const ranked = lines.map((line, place) => ({line, place})).sort((a, b) => byLengowId(a.line, b.line));
  const unique = uniqueNames(ranked.map(({line}) => line.id));
  const names = new Array<string>(lines.length);
  for (const [rank, {place}] of ranked.entries()) names[place] = unique[rank] ?? '';
  return names;
}

function lineIds(raw: Raw, position: number, report: Report): Pick<Line, 'id' | 'lengowId'> {
  const id = filledText(raw[KEY]);
  const lengowId = filledText(raw.id);
  if (id === INVALID) report(KEY, 'a string');
  const known = lengowId === INVALID ? null : lengowId;
  return {lengowId: known, id: (id === INVALID ? null : id) ?? known ?? `line-${position}`};
}

/**
 * Sorts numbers by value, then other strings, then lines without an id. Sorting is stable, so ties keep their order.
 */
function byLengowId({lengowId: a}: Line, {lengowId: b}: Line): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const [x, y] = [Number(a), Number(b)];
  if (Number.isNaN(x) || Number.isNaN(y)) {
    return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || (a < b ? -1 : Number(a > b));
  }
  return x - y || byDigits(a, b);
}

const WHOLE = /^\d+$/;

/** Numbers beyond 2^53 can be equal as JavaScript numbers although their digits differ. */
function byDigits(a: string, b: string): number {
  if (!WHOLE.test(a) || !WHOLE.test(b)) return 0;
  const [x, y] = [BigInt(a), BigInt(b)];
  return Number(x > y) - Number(x < y);
}
