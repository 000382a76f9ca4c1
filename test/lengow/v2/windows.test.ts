// Laws of the windows in which API V2 is read.

import fc from 'fast-check';
import {windowsOf} from '../../../tap/lengow/v2/windows.ts';
import {DAY, formatDay, type Micros} from '../../../values/instant.ts';

const instants = fc.integer({min: 15_000 * 24, max: 15_400 * 24}).map((hours): Micros => hours * (DAY / 24));

/** The days that an answer for the window contains. */
function daysOf({from, to}: {from: Micros; to: Micros}, includesTo: boolean): string[] {
  const days = [];
  for (let day = from; day < to || (includesTo && day === to); day += DAY) days.push(formatDay(day));
  return days;
}

test('every day of the range is in a window, whether or not an answer includes the last day', () => {
  fc.assert(
    fc.property(instants, instants, fc.integer({min: 1, max: 31}), fc.boolean(), (one, other, days, includesTo) => {
      const range = {from: Math.min(one, other), to: Math.max(one, other)};
      const windows = [...windowsOf(range, days)];
      const read = new Set(windows.flatMap((window) => daysOf(window, includesTo)));
      const first = Math.floor(range.from / DAY) * DAY;
      expect(daysOf({from: first, to: range.to + 1}, false).filter((day) => !read.has(day))).toEqual([]);
      for (const [index, {from, to}] of windows.entries()) {
        expect(to - from).toBeLessThanOrEqual(days * DAY);
        expect(from).toBe(windows[index - 1]?.to ?? first);
      }
      expect(windows.at(-1)?.to).toBe(Math.floor(range.to / DAY) * DAY + DAY);
    }),
  );
});
