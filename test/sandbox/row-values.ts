// What a value that Lengow sends untidily must be in a row. It shares no code with the tap.
import {canonical, readInstant} from './instants.ts';
import type {Raw} from './render.ts';
import type {Value} from './rows.ts';

export const text = (value: unknown): string | null => {
  const written = value === null || value === undefined ? '' : String(value);
  return written.trim() === '' ? null : written.toWellFormed().replaceAll('\0', '\uFFFD');
};

/** Any more decimals than six are noise. */
export const amount = (value: unknown): Value => (text(value) === null ? null : Number(Number(value).toFixed(6)));

export const integer = (value: unknown): Value => (text(value) === null ? null : Number(value));

export const instant = (value: unknown): Value => {
  const at = readInstant(text(value) ?? '');
  return at === undefined ? null : canonical(at);
};

export const boolean = (value: unknown): Value => (text(value) === null ? null : String(value) === 'true');

export const country = (value: unknown): Value => text(value)?.trim().toUpperCase() ?? null;

/** `[]` and `{}` say nothing. */
export const filledJson = (value: unknown): Value =>
  typeof value === 'string' ? JSON.stringify(value) : isFilled(value) ? JSON.stringify(value) : null;

export const isFilled = (value: unknown): value is Raw =>
  typeof value === 'object' && Object.keys(value ?? {}).length > 0;

/** An object's members; none if it is missing. */
export const membersIn = (value: unknown): Raw => (isFilled(value) && !Array.isArray(value) ? value : {});

export const listIn = (value: unknown): Raw[] => (Array.isArray(value) ? value : []);
