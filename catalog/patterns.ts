// Selects streams and columns by the patterns on the command line; knows nothing about catalogs.

import type {Checked} from '../values/fault.ts';
import {isAbout, type Pattern, patternOf} from './pattern.ts';
import {patternFaults} from './pattern-faults.ts';
import type {StreamId} from './streams.ts';

export type Patterns = {
  /** A pattern that begins with `!` deselects. */
  readonly select: readonly string[];
  readonly deselect: readonly string[];
};

/**
 * Whether the patterns select or deselect a stream or, if a column is named, that column; undefined if they do neither.
 * Does not know which columns are always sent.
 */
export type Verdict = (id: StreamId, column?: string) => boolean | undefined;

export const noVerdict: Verdict = () => undefined;

export function verdictOf({select, deselect}: Patterns): Checked<Verdict> {
  const patterns = [
    ...select.map((given) => patternOf('--select', given)),
    ...deselect.map((given) => patternOf('--deselect', given)),
  ];
  const faults = patterns.flatMap(patternFaults);
  return {value: faults.length > 0 ? undefined : verdictBy(patterns), faults, warnings: []};
}

/** A pattern that deselects wins, whatever the order. */
const verdictBy =
  (patterns: readonly Pattern[]): Verdict =>
  (id, column) => {
    const concerned = patterns.filter((pattern) => concerns(pattern, id, column));
    return concerned.length > 0 ? concerned.every(({deselects}) => !deselects) : undefined;
  };

/** Selecting a column selects its stream; only deselecting all columns deselects the stream. */
function concerns(pattern: Pattern, id: StreamId, column: string | undefined): boolean {
  if (column !== undefined) return pattern.isStream(id) && pattern.isColumn(column);
  return isAbout(pattern, id) && (pattern.isWhole || !pattern.deselects);
}
