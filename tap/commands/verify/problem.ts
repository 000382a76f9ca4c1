// What can be wrong with an order in the table, given its newest version at Lengow. Pure.

import {type Micros, SECOND} from '../../../values/instant.ts';
import type {OrderName} from './inventory/inventory.ts';
import type {Row} from './inventory/row.ts';
import {isClaimed, isComparable, type Scope} from './scope.ts';

/** An order as Lengow has it. */
export type Version = OrderName & {readonly importedAt: Micros | undefined; readonly updatedAt: Micros};

/** `deleted`: Lengow no longer has it. `stale`: Lengow has another version. */
export type Kind = 'missing' | 'deleted' | 'stale';

export type Problem = OrderName & {
  readonly kind: Kind;
  readonly importedAt: Micros | undefined;
  /** Lengow's; the table's if Lengow no longer has the order. */
  readonly updatedAt: Micros | undefined;
};

type Judged = {
  readonly scope: Scope;
  readonly version: Version;
  /** Undefined if the table lacks the order. */
  readonly row: Row | undefined;
  /** How many digits after the second the table keeps. */
  readonly digits: number;
};

/** Undefined if the table is right, or if the next run will put it right. */
export function kindOf({scope, version, row, digits}: Judged): 'missing' | 'stale' | undefined {
  if (!isComparable(scope, version.importedAt)) return;
  if (row === undefined) return isDue(scope, version) ? 'missing' : undefined;
  if (isSameInstant(version.updatedAt, row.updatedAt, digits)) return;
  return isClaimed(scope, version.updatedAt) ? 'stale' : undefined;
}

/**
 * Whether the order must be in the table. What was imported within the last range of the claims has been visible for at
 * least a lookback, so it was loaded by the run that read up to `read`, although its version is not final.
 */
function isDue(scope: Scope, {importedAt, updatedAt}: Version): boolean {
  if (isClaimed(scope, updatedAt)) return true;
  const last = scope.ranges.at(-1);
  const isOld = importedAt !== undefined && last !== undefined && importedAt >= last.from;
  return isOld && updatedAt >= scope.end && updatedAt <= scope.read;
}

/** A table may keep fewer digits than Lengow sends, and round or drop the rest. */
export function isSameInstant(lengow: Micros, table: Micros | undefined, digits: number): boolean {
  const unit = Math.max(1, SECOND / 10 ** digits);
  return table === Math.floor(lengow / unit) * unit || table === Math.round(lengow / unit) * unit;
}
