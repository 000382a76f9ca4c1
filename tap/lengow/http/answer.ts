// What stands in the body of an answer: JSON, or one of the error envelopes. Knows nothing of orders.

import {isObject} from '../../../values/json.ts';

/** An answer with status 200 that cannot be right. It is asked for again. */
export class FaultyAnswer extends Error {}

export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new FaultyAnswer(body.trim() === '' ? 'an empty body' : 'a body that is not JSON');
  }
}

const LONGEST_MESSAGE = 200;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** The API's own words on an error, without the keys and tokens that it likes to repeat; '' where it has none. */
export function apiMessage(body: string, secrets: readonly string[]): string {
  const words = errorText(body).replace(/\s+/g, ' ').trim();
  // The longest first: one secret may be the beginning of another.
  const spelled = secrets.flatMap(spellings).sort((a, b) => b.length - a.length);
  const clean = spelled.reduce((text, secret) => text.replaceAll(secret, '***'), words);
  return clean.replace(UUID, '***').slice(0, LONGEST_MESSAGE);
}

/** As it is, and as a URL or a form writes it. */
const spellings = (secret: string): string[] =>
  secret === '' ? [] : [secret, encodeURIComponent(secret), new URLSearchParams({'': secret}).toString().slice(1)];

function errorText(body: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return '';
  }
  if (!isObject(parsed)) return '';
  // Lengow's own envelope, its older one, Django's, FastAPI's.
  const candidates = [
    isObject(parsed.error) ? parsed.error.message : parsed.error,
    Array.isArray(parsed.detail) && isObject(parsed.detail[0]) ? parsed.detail[0].msg : parsed.detail,
  ];
  return candidates.find((candidate) => typeof candidate === 'string') ?? '';
}
