// The keys of an order's lines, which do not depend on the selected columns.

import type {Line} from './lines.ts';
import {rankedNames} from './unique-names.ts';

/** The key of each line, in order. If several lines share an id, the one with the smallest Lengow id keeps it. */
export const lineNames = (lines: readonly Line[]): readonly string[] =>
  lines.length < 2 ? lines.map(idOf) : rankedNames(lines, idOf, byLengowId);

const idOf = ({ownId, lengowId, position}: Line): string => ownId ?? lengowId ?? `line-${position}`;

/**
 * Sorts numbers by value, then other strings, then lines without an id. Sorting is stable, so ties keep their order.
 */
function byLengowId({lengowId: a}: Line, {lengowId: b}: Line): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const [x, y] = [Number(a), Number(b)];
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || byText(a, b);
  // Different ids beyond 2^53 can convert to the same number; the longer one is then larger.
  return x - y || a.length - b.length || byText(a, b);
}

const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
