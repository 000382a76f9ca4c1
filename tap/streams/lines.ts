// Collects an order's lines from its packages; knows nothing about the lines' own columns.

import {objectsIn, packagesOf} from './packages.ts';
import type {Raw, Report, Row, Value} from './stream.ts';
import {united} from './united.ts';
import {filledText, INVALID, knownText} from './values.ts';

const KEY = 'marketplace_order_line_id';

export type Line = {
  readonly raw: Raw;
  /** Lengow's own id for the line; orders from 2016 have none. */
  readonly lengowId: string | null;
  /** The marketplace's id. Not unique; `lineNames` derives the key from it. */
  readonly ownId: string | null;
  /** The index of the line's package. */
  readonly place: number;
  /** Counted from 1 across all packages. */
  readonly position: number;
  /** The values of the line's own columns. */
  readonly own: Row;
};

/** The lines of all packages, in the order of the response. */
export function linesOf(order: Raw, report: Report, read: (raw: Raw) => Row): readonly Line[] {
  const fault = (expected: string) => report(KEY, expected);
  const lines: Line[] = [];
  for (const [place, {cart}] of packagesOf(order, fault).entries()) {
    for (const raw of objectsIn(cart, 'lines in cart', fault))
      lines.push({raw, place, position: lines.length + 1, own: read(raw), ...lineIds(raw, report)});
  }
  return lines;
}

/**
 * Merges lines that appear in several packages. A value found in only one of them is kept.
 *
 * @param read returns all values used to compare lines, starting with those in `own`
 */
export function distinct(lines: readonly Line[], read: (raw: Raw) => Row): readonly Line[] {
  if (lines.length < 2) return lines;
  const names = lines.map(nameOf);
  const repeated = repeatedIn(names);
  if (repeated.size === 0) return lines;
  const shown = lines.map((line, index) => {
    const name = names[index] as string | null;
    const values = repeated.has(name)
      ? [line.ownId, packageId(line), ...read(line.raw)]
      : [line.ownId, null, ...line.own];
    return {line, name, values, place: line.place};
  });
  return united(shown).map(({appearances: [first], values: [ownId, , ...own]}) => {
    return {...(first as (typeof shown)[number]).line, ownId: ownId as string | null, own};
  });
}

/** Lines may be the same if they share a Lengow id or, if they have no Lengow id, a marketplace id. */
const nameOf = ({lengowId, ownId}: Line): string | null =>
  lengowId === null ? ownId && `marketplace ${ownId}` : `lengow ${lengowId}`;

function repeatedIn(names: readonly (string | null)[]): ReadonlySet<string | null> {
  const [seen, repeated] = [new Set<string | null>(), new Set<string | null>()];
  for (const name of names) (seen.has(name) ? repeated : seen).add(name);
  repeated.delete(null);
  return repeated;
}

/** If a quantity is split across two parcels, the same line appears in two packages with different ids. */
const packageId = ({raw}: Line): Value => knownText(raw.marketplace_package_id);

function lineIds(raw: Raw, report: Report): Pick<Line, 'ownId' | 'lengowId'> {
  const ownId = filledText(raw[KEY]);
  if (ownId === INVALID) report(KEY, 'a string');
  return {ownId: ownId === INVALID ? null : ownId, lengowId: knownText(raw.id)};
}
