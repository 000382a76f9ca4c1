// The trackings of an order, merged by parcel, and their keys; knows nothing about their other columns.

import {objectIn, objectsIn, packagesOf} from './packages.ts';
import type {Raw, Report, Row} from './stream.ts';
import {freeName, uniqueNames} from './unique-names.ts';
import {filledText, INVALID} from './values.ts';

const KEY = 'tracking_number';

export type Tracking = {
  /** Null if the parcel has no number (yet). Not unique; `trackingNames` derives the key from it. */
  readonly number: string | null;
  /** The values of the tracking's own columns. */
  readonly own: Row;
};

export function rawTrackings(order: Raw, report: Report): readonly Raw[] {
  const fault = (expected: string) => report(KEY, expected);
  const found: Raw[] = [];
  for (const {delivery} of packagesOf(order, fault))
    for (const {trackings} of objectIn(delivery, 'part of a "delivery" object', fault))
      found.push(...objectsIn(trackings, 'trackings', fault));
  return found;
}

export function trackingNumber({number}: Raw, report: Report): string | null {
  const read = filledText(number);
  if (read !== INVALID) return read;
  report(KEY, 'a string');
  return null;
}

/** Merges each tracking into the first one with the same number that does not conflict with it. */
export function mergeEqual(
  trackings: readonly Tracking[],
  conflicts: (a: Tracking, b: Tracking) => boolean,
  merge: (a: Tracking, b: Tracking) => Tracking,
): readonly Tracking[] {
  const kept: Tracking[] = [];
  for (const tracking of trackings) {
    const place = kept.findIndex((other) => isSameNumber(other, tracking) && !conflicts(other, tracking));
    const known = kept[place];
    if (known) kept[place] = merge(known, tracking);
    else kept.push(tracking);
  }
  return kept;
}

/** The key of each tracking, in order. Real numbers are assigned first, so that they stay unchanged. */
export function trackingNames(trackings: readonly Tracking[]): readonly string[] {
  const real = uniqueNames(trackings.map(({number}) => number).filter((number) => number !== null));
  const taken = new Set(real);
  const names = real.values();
  return trackings.map(({number}) => (number === null ? untracked(taken) : (names.next().value ?? number)));
}

const isSameNumber = (a: Tracking, b: Tracking): boolean => a.number !== null && a.number === b.number;

function untracked(taken: Set<string>): string {
  if (taken.has('untracked')) return freeName('untracked-', taken);
  taken.add('untracked');
  return 'untracked';
}
