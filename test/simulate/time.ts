// Formats and parses instants in microseconds, without sharing any code with the tap.

export const SECOND = 1_000_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const wholeSecond = (micros: number): number => Math.floor(micros / SECOND) * SECOND;

export function isoOf(micros: number): string {
  const ms = Math.floor(micros / 1000);
  return `${new Date(ms).toISOString().slice(0, -1)}${String(micros - ms * 1000).padStart(3, '0')}Z`;
}

export const isoSecondOf = (micros: number): string => `${isoOf(micros).slice(0, 19)}Z`;

/** Accepts only UTC with Z, with or without a fraction; returns undefined for anything else. */
export function microsOf(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/.test(text)) return;
  const fraction = text.slice(20, -1).padEnd(6, '0');
  return Date.parse(`${text.slice(0, 19)}Z`) * 1000 + Number(fraction);
}
