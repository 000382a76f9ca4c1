// Checks whether a target's tables match the truth, and whether the target did exactly what it declares.

import {KEYS, ORDER_KEY, STREAMS, type View} from '../helpers/streams.ts';
import type {Truth} from '../sandbox/index.ts';
import type {Change} from './changes.ts';
import {type Comparison, compare, type Row} from './compare.ts';
import {currentRows} from './current.ts';
import type {Place, Target, Views} from './target.ts';

export type Verdict = {
  readonly target: Target;
  readonly rows: number;
  readonly values: number;
  readonly views: readonly string[];
  readonly faults: readonly string[];
};

const STREAM_OF = {order_current: 'order', order_tracking_current: 'order_tracking', order_header: 'order'} as const;

type Life = {readonly faults: readonly string[]; readonly claimed: boolean};

export async function verdict(target: Target, place: Place, truth: Truth, life: Life): Promise<Verdict> {
  const tables = await target.read(place);
  const types = (await target.typesOf?.(place)) ?? {};
  const views = (await target.views?.(place)) ?? [];
  const current = currentRows(tables);
  const streams = STREAMS.map((stream) =>
    compare(stream, {
      found: target.loses ? withoutStale(current[stream], truth[stream]) : current[stream],
      wanted: truth[stream],
      keys: KEYS[stream],
      changes: target.changes,
    }),
  );
  const all = [...streams, ...views.flatMap((view) => viewComparisons(view, truth, target.changes))];
  const loaded = tables.order.length + tables.order_tracking.length;
  const owed = current.order.length + current.order_tracking.length;
  return {
    target,
    rows: owed + current.marketplace.length,
    values: all.reduce((sum, {values}) => sum + values, 0),
    views: views.map(({variant}) => variant),
    faults: [
      ...life.faults,
      ...rowFaults(target, all),
      ...all.flatMap(({faults}) => faults),
      ...changeFaults(target, all),
      ...typeFaults(target, types),
      ...stateFaults(target, life.claimed),
      // If no loaded row is outdated, no order lost a line or a tracking, so nothing was tested.
      ...(loaded > owed ? [] : ['no row in its tables is out of date']),
    ],
  };
}

const viewComparisons = ({variant, rows}: Views, truth: Truth, changes: readonly Change[]): Comparison[] =>
  (Object.keys(STREAM_OF) as View[]).map((view) => {
    const stream = STREAM_OF[view];
    const keys = view === 'order_header' ? ORDER_KEY : KEYS[stream];
    const part = view === 'order_header';
    return compare(`${variant}/${view}`, {found: rows[view], wanted: truth[stream], keys, changes, part});
  });

/** A target that lost an order's newest rows shows older ones; the newest are then missing. */
function withoutStale(found: readonly Row[], wanted: readonly Row[]): Row[] {
  const orderOf = (row: Row) => ORDER_KEY.map((key) => row[key]).join(' ');
  const newest = new Map(wanted.map((row) => [orderOf(row), row.updated_at]));
  return found.filter((row) => row.updated_at === newest.get(orderOf(row)));
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
