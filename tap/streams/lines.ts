// Collects an order's lines from its packages; knows nothing about the lines' own columns.

import {objectsIn, type Package, packagesOf} from './packages.ts';
import type {Raw, Report, Row} from './stream.ts';
import {united} from './united.ts';
import {filledText, INVALID, knownText} from './values.ts';

const KEY = 'marketplace_order_line_id';

export type Line = {
  readonly raw: Raw;
  /** Lengow's own id for the line; orders from 2016 have none. */
  readonly lengowId: string | null;
  /** The marketplace's id. Not unique; `lineNames` derives the key from it. */
  readonly ownId: string | null;
  /** The position of the line's package. */
  readonly place: number;
  /** The values of the columns that say which package this is. */
  readonly ofPackage: Row;
  /** Counted from 1 across all packages. */
  readonly position: number;
  /** The values of the line's own columns. */
  readonly own: Row;
  /** The line's other appearances, if it is in several packages. */
  readonly repeats?: readonly Raw[];
};

type Readers = {
  readonly ofLine: (raw: Raw) => Row;
  readonly ofPackage: (raw: Package) => Row;
};

/** The lines of all packages, in the order of the response. */
export function linesOf(order: Raw, report: Report, read: Readers): readonly Line[] {
  const fault = (expected: string) => report(KEY, expected);
  const lines: Line[] = [];
  for (const one of packagesOf(order, fault)) {
    const cart = objectsIn(one.cart, 'lines in cart', fault);
    if (cart.length === 0) continue;
    const {position: place} = one;
    const ofPackage = read.ofPackage(one);
    for (const raw of cart)
      lines.push({
        raw,
        place,
        ofPackage,
        position: lines.length + 1,
        own: read.ofLine(raw),
        ownId: ownId(raw, report),
        lengowId: knownText(raw.id),
      });
  }
  return lines;
}

/**
 * Merges lines that appear in several packages, and leaves them in the first. A value found in only one of them is
 * kept.
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
    const values = [line.ownId, ...(repeated.has(name) ? read(line.raw) : line.own)];
    return {line, name, values, place: line.place};
  });
  return united(shown).map(({appearances: [first, ...others], values: [ownId, ...own]}) => {
    const repeats = others.map(({line: {raw}}) => raw);
    return {...(first as (typeof shown)[number]).line, ownId: ownId as string | null, own, repeats};
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

function ownId(raw: Raw, report: Report): string | null {
  const read = filledText(raw[KEY]);
  if (read !== INVALID) return read;
  report(KEY, 'a string');
  return null;
}
