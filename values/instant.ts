// An instant: microseconds since 1970 in UTC as a number, and its canonical string. This module knows nothing about
// bookmarks.

/** Microseconds since 1970-01-01T00:00:00Z. Exact between 1684 and 2255. */
export type Micros = number;

export const SECOND: Micros = 1_000_000;
export const MINUTE: Micros = 60 * SECOND;
export const HOUR: Micros = 60 * MINUTE;
export const DAY: Micros = 24 * HOUR;

const FORM = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*([Zz]|[+-]\d\d(?::?\d\d)?)?)?$/;

// The usual form, which needs no calendar or time zone checks. This fast path exists because parsing instants is a
// large part of a run's work.
const USUAL =
  /^[12]\d{3}-(?:(?:0[1-9]|1[0-2])-(?:[01][1-9]|10|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30))T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?Z$/;
const CANONICAL_LENGTH = 27;

// Dates that systems use to mean "no date": 0000-00-00 in MySQL, year 1 in .NET, and the last day of year 9999 in
// others. An offset can move such an instant to another year in UTC, so the year is taken from the text.
const NO_DATE = /^(?:0000|0001|9999)-/;

type Parts = {readonly ms: number; readonly fraction: string};

/**
 * The instant as `YYYY-MM-DDTHH:MM:SS.ffffffZ`, from any offset and precision; null if the text means "no date";
 * undefined if it is not a valid instant.
 */
export function instantText(text: string): string | null | undefined {
  if (USUAL.test(text)) return text.length === CANONICAL_LENGTH ? text : `${text.slice(0, 19)}.${usualFraction(text)}Z`;
  if (NO_DATE.test(text) && FORM.test(text)) return null;
  const parts = read(text);
  return parts && `${new Date(parts.ms).toISOString().slice(0, 19)}.${parts.fraction}Z`;
}

/**
 * The instant of a date-time (in UTC by default), or the first instant of a date; undefined if it is neither, or too
 * far in the past or future to be exact.
 */
export function parseInstant(text: string): Micros | undefined {
  const micros = parseBound(text);
  return Number.isSafeInteger(micros) || USUAL.test(text) ? micros : undefined;
}

/**
 * Like `parseInstant`, but also for the years 0001 and 9999, which people use to mean "everything" and "no end". The
 * instant is then up to 32 microseconds off.
 */
export function parseBound(text: string): Micros | undefined {
  if (USUAL.test(text)) return Math.floor(Date.parse(text) / 1000) * SECOND + Number(usualFraction(text));
  const parts = read(text);
  return parts && parts.ms * 1000 + Number(parts.fraction);
}

/** The instant in a value of unknown type; undefined if it is not a string, or not an instant. */
export const instantIn = (value: unknown): Micros | undefined =>
  typeof value === 'string' ? parseBound(value) : undefined;

export const wholeSecond = (instant: Micros): Micros => Math.floor(instant / SECOND) * SECOND;

/** The day in UTC: `2026-11-21`. */
export const formatDay = (instant: Micros): string => formatInstant(instant).slice(0, 10);

const usualFraction = (text: string): string => text.slice(20, -1).padEnd(6, '0');

const LATEST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

export function formatInstant(micros: Micros): string {
  // For the latest years the format allows, a microsecond timestamp is too large for a number to represent exactly.
  const ms = Math.min(Math.floor(micros / 1000), LATEST_MS);
  const rest = Math.min(micros - ms * 1000, 999);
  return `${new Date(ms).toISOString().slice(0, -1)}${String(rest).padStart(3, '0')}Z`;
}

export const isDate = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text);

/** The same day and time a number of months earlier, or the last day of that month if it is too short. */
export function monthsBefore(instant: Micros, months: number): Micros {
  const date = new Date(Math.floor(instant / 1000));
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.setUTCDate(Math.min(day, lastDay)) * 1000;
}

function read(text: string): Parts | undefined {
  const [match, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] =
    FORM.exec(text) ?? [];
  if (match === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return;
  const local = new Date(0);
  local.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (local.getUTCDate() !== Number(day) || local.getUTCMonth() !== Number(month) - 1) return;
  const offset = offsetMinutes(zone);
  if (offset === undefined) return;
  const ms = local.setUTCHours(Number(hour), Number(minute) - offset, Number(second));
  return {ms, fraction: fraction.slice(0, 6).padEnd(6, '0')};
}

function offsetMinutes(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', ''));
  if (hours > 23 || minutes > 59) return;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
