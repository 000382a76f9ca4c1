// Collects an order's trackings and their keys; knows nothing about their other columns.

import {objectIn, objectsIn, type Package, packagesOf} from './packages.ts';
import type {Raw, Report, Row} from './stream.ts';
import {TakenNames, uniqueNames} from './unique-names.ts';
import {filledText, INVALID} from './values.ts';

const KEY = 'tracking_number';
const UNTRACKED = 'untracked';

export type Tracking = {
  /** Null if the parcel has no number (yet). Not unique; `trackingNames` derives the key from it. */
  readonly number: string | null;
  /** The values of the tracking's own columns. */
  readonly own: Row;
  /** The first package that the tracking is in. */
  readonly place: Package;
};

export type RawTracking = {readonly raw: Raw; readonly place: Package};

/** The trackings of all packages, in the order of the response, each with its package. */
export function rawTrackings(order: Raw, report: Report): readonly RawTracking[] {
  const fault = (expected: string) => report(KEY, expected);
  const found: RawTracking[] = [];
  for (const one of packagesOf(order, fault))
    for (const {trackings} of objectIn(one.delivery, 'part of a "delivery" object', fault))
      for (const raw of objectsIn(trackings, 'trackings', fault)) found.push({raw, place: one});
  return found;
}

export function trackingNumber({number}: Raw, report: Report): string | null {
  const read = filledText(number);
  if (read !== INVALID) return read;
  report(KEY, 'a string');
  return null;
}

/**
 * The key of each tracking, in order. Real numbers are assigned first, so that they stay unchanged.
 *
 * @param numbers as they are written: null if a tracking has no number, or if it may not be written
 */
export function trackingNames(numbers: readonly (string | null)[]): readonly string[] {
  if (numbers.length < 2) return numbers.map((number) => number ?? UNTRACKED);
  const real = uniqueNames(numbers.filter((number) => number !== null));
  const taken = new TakenNames(real);
  const names = real.values();
  return numbers.map((number) => (number === null ? taken.take(UNTRACKED) : (names.next().value ?? number)));
}
