// The windows in which API V2 is read: it can only be asked for whole days.

import {DAY, type Micros} from '../../../values/instant.ts';

/** Two days, each as its first instant. */
export type DayWindow = {readonly from: Micros; readonly to: Micros};

/**
 * The windows that contain all days from one instant to another, oldest first. The day on which one window ends is the
 * day on which the next begins, and the last one ends a day late: no source says whether an answer includes the last day.
 */
export function* windowsOf({from, to}: DayWindow, days: number): Generator<DayWindow> {
  const end = dayOf(to) + DAY;
  for (let day = dayOf(from); day < end; day += days * DAY) yield {from: day, to: Math.min(day + days * DAY, end)};
}

const dayOf = (instant: Micros): Micros => Math.floor(instant / DAY) * DAY;
