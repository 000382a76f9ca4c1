// Turns local times into instants: API V2 sends times without a time zone.

import {DAY, formatInstant, type Micros, parseInstant} from '../../../values/instant.ts';
import {INVALID, instant, type Read} from '../values.ts';

const HAS_ZONE = /:.*(?:Z|[+-]\d\d(?::?\d\d)?)$/i;

export class TimeZone {
  readonly #format: Intl.DateTimeFormat;

  /** @param name in the IANA's spelling */
  constructor(name: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** The instant of a local time, which is midnight if there is only a date; null if there is none. */
  instant(value: unknown): Read {
    const utc = instant(value);
    if (typeof utc !== 'string' || HAS_ZONE.test(String(value).trim())) return utc;
    const local = parseInstant(utc);
    return local === undefined ? INVALID : formatInstant(local - this.#offset(local));
  }

  /** A time that does not exist, or exists twice, has the offset that was valid before the clocks were changed. */
  #offset(local: Micros): Micros {
    const [before, after] = [this.#offsetAt(local - DAY), this.#offsetAt(local + DAY)];
    if (before === after) return before;
    return this.#offsetAt(local - after) === after && this.#offsetAt(local - before) !== before ? after : before;
  }

  /** In whole seconds, since some zones had such offsets. */
  #offsetAt(at: Micros): Micros {
    const seconds = Math.floor(at / 1_000_000);
    const part = Object.fromEntries(
      this.#format.formatToParts(seconds * 1000).map(({type, value}) => [type, Number(value)]),
    );
    const {year = 0, month = 1, day, hour, minute, second} = part;
    return (Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - seconds) * 1_000_000;
  }
}
