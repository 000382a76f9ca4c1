// Whether an attempt is retried, and when.

import fc from 'fast-check';
import {decide, isRetriable, type Outcome} from '../../../tap/lengow/http/retry.ts';

const NOW = Date.UTC(2026, 4, 1);
const at = (attempt: number, random = 0.5) => ({attempt, maxAttempts: 8, nowMs: NOW, random});
const status = (code: number, retryAfter: string | null = null, date: string | null = null): Outcome => ({
  kind: 'status',
  text: `HTTP ${code}`,
  status: code,
  retryAfter,
  date,
});
const RESET: Outcome = {kind: 'transport', text: 'reset'};
const http = (ms: number) => new Date(ms).toUTCString();

test.each<[string, Outcome, number, number]>([
  ['a reset: half a second on average', RESET, 1, 500],
  ['a faulty response', {kind: 'faulty', text: 'HTML'}, 2, 1000],
  ['a 503: doubled each time', status(503), 4, 4000],
  ['never more than a minute', status(503), 7, 30_000],
  ['a 429 without Retry-After: a full window', status(429), 1, 60_000],
  ['seconds', status(429, '7'), 1, 7250],
  ['a fraction of a second', status(503, ' 1.5 '), 1, 1750],
  ['a Retry-After of zero: the usual backoff', status(503, '0'), 3, 2000],
  ['a Retry-After of zero with a 429: the usual backoff', status(429, '0'), 2, 1000],
  ['a quarter of an hour', status(429, '900'), 1, 900_250],
  ["a date by this machine's clock", status(429, http(NOW + 9000)), 1, 9250],
  ["a date by the server's clock", status(429, http(NOW + 69_000), http(NOW + 60_000)), 1, 9250],
  ['a date in the past: the usual backoff', status(429, http(0)), 3, 2000],
  ['a date together with an invalid Date header', status(429, http(NOW + 9000), 'now'), 1, 9250],
  ['a meaningless string', status(503, 'soon'), 1, 500],
  ['an invalid number of seconds', status(429, '-'), 1, 60_000],
])('waits: %s', (_, outcome, attempt, waitMs) => {
  expect(decide(outcome, at(attempt))).toEqual({retry: true, waitMs});
});

test.each<[string, Outcome, number, object]>([
  ['after the last attempt', RESET, 8, {retry: false}],
  ['after the last attempt, whatever Retry-After says', status(429, '1'), 8, {retry: false}],
  ['when asked to wait for more than a quarter of an hour', status(429, '901'), 1, {retry: false, askedMs: 901_000}],
  [
    'and reports a long Retry-After even on the last attempt',
    status(503, '3600'),
    8,
    {retry: false, askedMs: 3_600_000},
  ],
])('gives up %s', (_, outcome, attempt, decision) => {
  expect(decide(outcome, at(attempt))).toEqual(decision);
});

test('waits are randomized with full jitter', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 7}), fc.double({min: 0, max: 0.999, noNaN: true}), (attempt, random) => {
      const decision = decide(RESET, at(attempt, random));
      const limit = Math.min(60_000, 1000 * 2 ** (attempt - 1));
      expect(decision.retry && decision.waitMs >= 0 && decision.waitMs < limit).toBe(true);
    }),
  );
});

test('408, 429 and 5xx may be temporary; no other status is', () => {
  const all = Array.from({length: 600}, (_, code) => code).filter((code) => code >= 100 && isRetriable(code));
  expect(all).toEqual([408, 429, ...Array.from({length: 100}, (_, index) => 500 + index)]);
});
