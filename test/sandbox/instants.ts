// Instants are microseconds inside the sandbox, have one format in the expected rows, and various formats in responses.
import type {Random} from './random.ts';

/** Microseconds since 1970, in UTC. */
export type Micros = number;

export const SECOND: Micros = 1_000_000;
export const HOUR: Micros = 3600 * SECOND;
export const DAY: Micros = 24 * HOUR;

const FORM = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.(\d{1,6}))?(Z|[+-]\d\d:?\d\d)?)?$/;

/** `YYYY-MM-DDTHH:MM:SS.ffffffZ` */
export const canonical = (at: Micros): string => `${wholeSeconds(at)}.${fraction(at)}Z`;

/** Parses a filter value. Returns undefined if Lengow would consider the value malformed. */
export function readInstant(text: string): Micros | undefined {
  const [match, date, time = '00:00', seconds = ':00', digits = '', zone = 'Z'] = FORM.exec(text) ?? [];
  if (match === undefined || date === undefined) return;
  const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const ms = Date.parse(`${date}T${time}${seconds}${offset}`);
  const exists = new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date);
  return Number.isNaN(ms) || !exists ? undefined : ms * 1000 + Number(digits.padEnd(6, '0'));
}

/** Formats the instant in one of the ways Lengow does in its responses. */
export function untidyInstant(random: Random, at: Micros): string {
  if (at % DAY === 0 && random.chance(0.5)) return wholeSeconds(at).slice(0, 10);
  const zone = random.weighted([
    [80, 'Z'],
    [8, '+00:00'],
    [6, '+02:00'],
    [6, ''],
  ]);
  return `${wholeSeconds(zone === '+02:00' ? at + 2 * HOUR : at)}${untidyFraction(random, at)}${zone}`;
}

function untidyFraction(random: Random, at: Micros): string {
  const digits = fraction(at);
  if (digits === '000000' && random.chance(0.8)) return '';
  return digits.endsWith('000') && random.chance(0.5) ? `.${digits.slice(0, 3)}` : `.${digits}`;
}

const wholeSeconds = (at: Micros): string => new Date(Math.floor(at / SECOND) * 1000).toISOString().slice(0, 19);
const fraction = (at: Micros): string => String(((at % SECOND) + SECOND) % SECOND).padStart(6, '0');
