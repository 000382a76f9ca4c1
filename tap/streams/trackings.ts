// Collects an order's trackings and their keys; knows nothing about their other columns.

import {objectIn, objectsIn, packagesOf} from './packages.ts';
import type {Raw, Report, Row} from './stream.ts';
import {TakenNames, uniqueNames} from './unique-names.ts';
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
      for (const tracking of objectsIn(trackings, 'trackings', fault)) found.push(tracking);
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
  const real = uniqueNames(numbers.filter((number) => number !== null));
  const taken = new TakenNames(real);
  const names = real.values();
  return numbers.map((number) => (number === null ? taken.take('untracked') : (names.next().value ?? number)));
}
