// Describes a value and what it should be, without ever showing a possible secret.

import type {Finding} from './fault.ts';

/** The keywords of a JSON Schema that are needed to describe a value. */
export type Expectation = {
  readonly type?: string;
  readonly properties?: object;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly examples?: readonly unknown[];
  readonly 'x-expected'?: string;
  readonly writeOnly?: boolean;
};

/** The kind of the value, or the value itself if it cannot be a secret. */
export function describe(value: unknown, {writeOnly = false}: Expectation = {}): string {
  if (value === undefined) return 'missing';
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'object') return objectKind(value);
  const text = String(value);
  if (text.trim() === '') return text === '' ? 'an empty string' : 'a blank string';
  if (!writeOnly && isHarmless(text)) return JSON.stringify(value);
  return typeof value === 'number' ? 'a number' : 'a string';
}

function objectKind(value: object): string {
  if (!Array.isArray(value)) return 'an object';
  return value.length > 0 ? 'an array' : 'an empty array';
}

const LONGEST_NAME = 100;

/** Formats an untrusted name for a message: on one line, and not too long. */
export function inWords(name: unknown): string {
  const line = String(name)
    .slice(0, 2 * LONGEST_NAME)
    .replaceAll(/\s+/g, ' ');
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME)}…` : line;
}

const MOST_NAMES = 10;

/** Formats untrusted names for a message, at most ten of them. */
export function inList(names: Iterable<unknown>): string {
  const all = [...names];
  const rest = all.length > MOST_NAMES ? ` and ${all.length - MOST_NAMES} more` : '';
  return `${all.slice(0, MOST_NAMES).map(inWords).join(', ')}${rest}`;
}

/** Dates and numbers, valid or not. Ten digits in a row, or any letter, could be part of a token. */
const isHarmless = (text: string): boolean => /^[\d\s.,:/+TZ-]{1,35}$/.test(text) && !/\d{10}/.test(text);

/** Whether a key may be shown. One that looks like a secret may not: a user may have entered the credentials as keys. */
export const isShown = (key: string): boolean => /^[\w$.-]{1,31}$/.test(key) && !/\d/.test(key);

export const HIDDEN = '(name hidden)';

// Lengow's names and statuses have this form. Anything else may be a buyer's e-mail address or phone number.
const CODE = /^[A-Za-z_][\w-]*$/;

/** A name or status from the API, unless it may be personal. */
export const codeIn = (text: string): string => (CODE.test(text) ? text : HIDDEN);

/** What a value must be, with examples. */
export function expectation(schema: Expectation): string {
  const examples = (schema.examples ?? []).map((example) => JSON.stringify(example)).join(' or ');
  return `${schema['x-expected'] ?? kindOf(schema)}${examples && `, such as ${examples}`}`;
}

function kindOf(schema: Expectation): string {
  if (schema.enum) return `one of ${schema.enum.map((value) => JSON.stringify(value)).join(', ')}`;
  if (schema.type === 'integer') return `an integer${rangeOf(schema)}`;
  if (schema.type === 'number') return `a number${rangeOf(schema)}`;
  if (schema.type === 'boolean') return 'true or false';
  return schema.type === 'array' ? 'a non-empty array of strings' : 'a non-blank string';
}

function rangeOf({minimum, exclusiveMinimum, maximum}: Expectation): string {
  const upTo = maximum === undefined ? '' : ` and at most ${maximum}`;
  if (exclusiveMinimum !== undefined) return ` greater than ${exclusiveMinimum}${upTo}`;
  if (minimum === undefined) return maximum === undefined ? '' : ` of at most ${maximum}`;
  return maximum === undefined ? ` of at least ${minimum}` : ` from ${minimum} to ${maximum}`;
}

/** The finding for an unexpected value. @param expected what the value should be, in words */
export const unexpected = (pointer: string, value: unknown, expected: string): Finding => ({
  pointer,
  found: `is ${describe(value)}`,
  expected,
});
