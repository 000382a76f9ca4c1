// Parses HTTP dates (RFC 9110, section 5.6.7). All three formats are in UTC, regardless of this machine's time zone.

import type {Micros} from '../../../values/instant.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const [DAY, DAY_NAME] = ['(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)', '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'];
const [MONTH, TIME] = [`(?<month>${MONTHS.join('|')})`, '(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)'];

const FORMS = [
  // IMF-fixdate: Sun, 06 Nov 1994 08:49:37 GMT
  `${DAY}, (?<day>\\d\\d) ${MONTH} (?<year>\\d{4}) ${TIME} GMT`,
  // RFC 850: Sunday, 06-Nov-94 08:49:37 GMT
  `${DAY_NAME}, (?<day>\\d\\d)-${MONTH}-(?<year>\\d\\d) ${TIME} GMT`,
  // asctime: Sun Nov  6 08:49:37 1994
  `${DAY} ${MONTH} (?<day>[ \\d]\\d) ${TIME} (?<year>\\d{4})`,
].map((form) => new RegExp(`^${form}$`));

/**
 * Undefined for other formats, even those that `Date.parse` accepts.
 *
 * @param nowMs determines the century of a two-digit year
 */
export function parseHttpDate(text: string, nowMs: number): Micros | undefined {
  const groups = FORMS.map((form) => form.exec(text)?.groups).find((found) => found !== undefined);
  if (groups === undefined) return;
  const {day = '', month = '', year = '', hour, minute, second} = groups;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return;
  const date = new Date(0);
  date.setUTCFullYear(fullYear(year, nowMs), MONTHS.indexOf(month), Number(day));
  if (date.getUTCDate() !== Number(day)) return;
  return date.setUTCHours(Number(hour), Number(minute), Number(second)) * 1000;
}

/** A two-digit year that appears to be more than 50 years in the future is in the past (RFC 9110). */
function fullYear(digits: string, nowMs: number): number {
  if (digits.length === 4) return Number(digits);
  const current = new Date(nowMs).getUTCFullYear();
  const year = current - (current % 100) + Number(digits);
  return year > current + 50 ? year - 100 : year;
}
