// Decides whether a failed attempt is retried, and after how long. Pure: the time and the random number are passed in.

import type {WaitReason} from './call.ts';
import {parseHttpDate} from './http-date.ts';

/** How an attempt failed, when the next attempt may succeed. */
export type Outcome =
  | {readonly kind: 'transport'; readonly text: string}
  | {readonly kind: 'faulty'; readonly text: string}
  | Refusal;

type Refusal = {
  readonly kind: 'status';
  readonly text: string;
  readonly status: number;
  readonly retryAfter: string | null;
  readonly date: string | null;
};

export type Decision =
  | {readonly retry: true; readonly waitMs: number}
  /** `askedMs` is set when the API asks for a longer wait than a run allows. */
  | {readonly retry: false; readonly askedMs?: number};

type Circumstances = {
  /** From 1. */
  readonly attempt: number;
  readonly maxAttempts: number;
  readonly nowMs: number;
  /** At least 0 and less than 1. */
  readonly random: number;
};

const RETRIED = new Set([408, 429]);
const FIRST_BACKOFF_MS = 1000;
const LONGEST_BACKOFF_MS = 60_000;
const LONGEST_RETRY_AFTER_MS = 15 * 60_000;
// Lengow counts requests in a fixed window of at most a minute.
const RATE_WINDOW_MS = 60_000;
const SPREAD_MS = 500;

export function decide(outcome: Outcome, circumstances: Circumstances): Decision {
  const asked = askedMs(outcome, circumstances.nowMs);
  if (asked !== undefined && asked > LONGEST_RETRY_AFTER_MS) return {retry: false, askedMs: asked};
  if (circumstances.attempt >= circumstances.maxAttempts) return {retry: false};
  const reason = reasonOf(outcome, asked);
  if (reason === 'retry_after') return {retry: true, waitMs: (asked as number) + circumstances.random * SPREAD_MS};
  if (reason === 'limit') return {retry: true, waitMs: RATE_WINDOW_MS};
  return {retry: true, waitMs: circumstances.random * backoffMs(circumstances.attempt)};
}

/** How long the API asked the tap to wait; undefined if it did not ask. */
export const askedMs = (outcome: Outcome, nowMs: number): number | undefined =>
  outcome.kind === 'status' ? retryAfterMs(outcome, nowMs) : undefined;

/** Why the tap has to wait; undefined if it backs off by itself. @param asked see `askedMs` */
export function reasonOf(outcome: Outcome, asked: number | undefined): WaitReason | undefined {
  // `Retry-After: 0`, or a date that has passed, must not turn retries into a flood.
  if (asked !== undefined) return asked > 0 ? 'retry_after' : undefined;
  return outcome.kind === 'status' && outcome.status === 429 ? 'limit' : undefined;
}

/** Whether the API refused a request because of its limit, without saying how long to wait. */
export const isUntimedLimit = (outcome: Outcome): outcome is Refusal =>
  outcome.kind === 'status' && outcome.status === 429 && retryAfterMs(outcome, 0) === undefined;

/** The same refusal with the time that is left of the limit's period; unchanged if that time is unusable. */
export const withSecondsLeft = (outcome: Refusal, seconds: number | undefined): Outcome =>
  seconds === undefined || seconds * 1000 > LONGEST_RETRY_AFTER_MS
    ? outcome
    : {...outcome, retryAfter: String(Math.ceil(seconds))};

/** Whether another attempt may return a different status. False for a 401 or 403, which requires a new token. */
export const isRetriable = (status: number): boolean => RETRIED.has(status) || status >= 500;

const backoffMs = (attempt: number): number => Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (attempt - 1));

/** A date in `Retry-After` is compared with the response's own `Date`, because the two clocks may differ. */
function retryAfterMs({retryAfter, date}: {retryAfter: string | null; date: string | null}, nowMs: number) {
  const text = retryAfter?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const until = parseHttpDate(text, nowMs);
  if (until === undefined) return;
  const from = (date === null ? undefined : parseHttpDate(date, nowMs)) ?? nowMs * 1000;
  return Math.max(0, until - from) / 1000;
}
