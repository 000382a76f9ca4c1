// Reads the dates of Amazon's VAT invoice data report, which come in two forms.

import {instant, type Read} from './values.ts';

// The month comes first: `2/20/2019 14:11`.
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d\d)(?::(\d\d))?)?$/;

/** Like `instant`, but also for dates as Americans write them, which have no time zone: UTC is assumed. */
export function vidrInstant(value: unknown): Read {
  const [match, month = '', day = '', year = '', hour = '0', minute = '00', second = '00'] =
    (typeof value === 'string' && AMERICAN.exec(value.trim())) || [];
  if (match === undefined) return instant(value);
  const two = (digits: string) => digits.padStart(2, '0');
  return instant(`${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}Z`);
}
