// Parses a response body: JSON, or one of the error envelopes. This module knows nothing about orders.

import {parseExactly} from '../../../values/exact-json.ts';
import {isObject} from '../../../values/json.ts';
import type {Message} from './call.ts';

/** A response with status 200 that cannot be correct. The request is retried. */
export class FaultyResponse extends Error {}

export function parseJson(body: string): unknown {
  try {
    return parseExactly(body);
  } catch {
    throw new FaultyResponse(body.trim() === '' ? 'an empty body' : 'a body that is not JSON');
  }
}

const LONGEST_MESSAGE = 200;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** The API's own error message, without the keys and tokens that it often contains. */
export function apiMessage(body: string, secrets: readonly string[]): Message {
  const given = body.trim() === '' ? '' : errorText(body);
  if (given === undefined) return;
  const words = given.replace(/\s+/g, ' ').trim();
  // Longest first: one secret may be a prefix of another.
  const spelled = secrets.flatMap(spellings).sort((a, b) => b.length - a.length);
  const clean = spelled.reduce((text, secret) => text.replaceAll(secret, '***'), words);
  return clean.replace(UUID, '***').slice(0, LONGEST_MESSAGE);
}

/** The secret itself, and the secret as encoded in a URL and in a form. */
const spellings = (secret: string): string[] =>
  secret === '' ? [] : [secret, encodeURIComponent(secret), new URLSearchParams({'': secret}).toString().slice(1)];

function errorText(body: string): string | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return;
  }
  if (!isObject(parsed)) return;
  // The error envelopes are Lengow's current and older ones, Django's and FastAPI's.
  const candidates = [
    isObject(parsed.error) ? parsed.error.message : parsed.error,
    Array.isArray(parsed.detail) && isObject(parsed.detail[0]) ? parsed.detail[0].msg : parsed.detail,
  ];
  return candidates.find((candidate) => typeof candidate === 'string');
}
