// Checks whether a target's tables match the truth, and whether the target did exactly what it declares.

import {
  ALL_KEYS,
  ALL_STREAMS,
  ALL_VIEWS,
  type AnyStream,
  type AnyView,
  BOOKMARKED,
  ORDER_KEY,
} from '../helpers/streams.ts';
import type {FullTruth} from '../sandbox/index.ts';
import type {Change} from './changes.ts';
import {type Comparison, compare, type Row} from './compare.ts';
import {currentRows, type Tables} from './current.ts';
import type {Place, Target, Views} from './target.ts';

export type Verdict = {
  readonly target: Target;
  readonly rows: number;
  readonly values: number;
  /** The number of values that were compared, by stream. */
  readonly counts: Readonly<Record<string, number>>;
  readonly views: readonly string[];
  readonly faults: readonly string[];
};

const streamOf = (view: AnyView): AnyStream =>
  view === 'order_header' ? 'order' : (view.replace(/_current$/, '') as AnyStream);

type Life = {readonly faults: readonly string[]; readonly claimed: boolean};

export async function verdict(target: Target, place: Place, truth: FullTruth, life: Life): Promise<Verdict> {
  const tables = await target.read(place);
  const types = (await target.typesOf?.(place)) ?? {};
  const views = (await target.views?.(place)) ?? [];
  const current = currentRows(tables);
  const streams = streamComparisons(target, current, truth);
  const all = [...streams, ...views.flatMap((view) => viewComparisons(view, truth, target.changes))];
  return {
    target,
    rows: ALL_STREAMS.reduce((sum, stream) => sum + current[stream].length, 0),
    values: all.reduce((sum, {values}) => sum + values, 0),
    counts: Object.fromEntries(streams.map(({what, values}) => [what, values])),
    views: views.map(({variant}) => variant),
    faults: [
      ...life.faults,
      ...rowFaults(target, all),
      ...all.flatMap(({faults}) => faults),
      ...changeFaults(target, all),
      ...typeFaults(target, types),
      ...stateFaults(target, life.claimed),
      ...emptyFaults(current),
      ...staleFaults(tables, current),
    ],
  };
}

type Loss = Pick<Target, 'changes' | 'loses'>;

/** @param current the current rows in the target's tables */
export const streamComparisons = (target: Loss, current: Tables, truth: FullTruth): Comparison[] =>
  ALL_STREAMS.map((stream) =>
    compare(stream, {
      found:
        target.loses && isBookmarked(stream) ? withoutStale(stream, current[stream], truth[stream]) : current[stream],
      wanted: truth[stream],
      keys: ALL_KEYS[stream],
      changes: target.changes,
    }),
  );

/** What is not there was not compared. */
const emptyFaults = (current: Tables): string[] =>
  ALL_STREAMS.filter((stream) => current[stream].length === 0).map((stream) => `${stream}: nothing was compared`);

/** If no loaded row is outdated, no order lost a line or a part, so nothing was tested. */
function staleFaults(tables: Tables, current: Tables): string[] {
  const stale = BOOKMARKED.some((stream) => tables[stream].length > current[stream].length);
  return stale ? [] : ['no row in its tables is out of date'];
}

const isBookmarked = (stream: AnyStream): boolean => BOOKMARKED.some((one) => one === stream);

export const viewComparisons = ({variant, rows}: Views, truth: FullTruth, changes: readonly Change[]): Comparison[] =>
  ALL_VIEWS.map((view) => {
    const stream = streamOf(view);
    const keys = view === 'order_header' ? ORDER_KEY : ALL_KEYS[stream];
    const part = view === 'order_header';
    return compare(`${variant}/${view}`, {found: rows[view], wanted: truth[stream], keys, changes, part});
  });

/** A target that lost the newest rows of an order or an action shows older ones; the newest are then missing. */
function withoutStale(stream: AnyStream, found: readonly Row[], wanted: readonly Row[]): Row[] {
  const keys: readonly string[] = stream === 'order_action' ? ALL_KEYS.order_action : ORDER_KEY;
  const nameOf = (row: Row) => keys.map((key) => row[key]).join(' ');
  const newest = new Map(wanted.map((row) => [nameOf(row), row.updated_at]));
  return found.filter((row) => row.updated_at === newest.get(nameOf(row)));
}

function rowFaults({loses}: Target, all: readonly Comparison[]): string[] {
  const missing = all.flatMap((comparison) => comparison.missing);
  if (!loses) return missing;
  return missing.length > 0 ? [] : [`it declares that ${loses}, but none is`];
}

function changeFaults({changes}: Target, all: readonly Comparison[]): string[] {
  const occurred = new Set(all.flatMap((comparison) => [...comparison.occurred]));
  return changes
    .filter((change) => !occurred.has(change))
    .map(({says}) => `it declares that ${says}, but this did not happen`);
}

function typeFaults({types = {}}: Target, found: Readonly<Record<string, string>>): string[] {
  return [...new Set([...Object.keys(types), ...Object.keys(found)])]
    .filter((kind) => types[kind] !== found[kind])
    .map((kind) => `${kind} became ${found[kind]}, but ${types[kind]} is declared`);
}

/** A target that prints states only when it ends prints none if it is killed together with the tap. */
function stateFaults({states}: Target, claimed: boolean): string[] {
  const found = claimed ? 'batch by batch' : 'at its end';
  return found === states ? [] : [`it prints states ${found}, but declares that it prints them ${states}`];
}
