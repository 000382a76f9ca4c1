// Faults that affect a response in transit, and faults that make a response invalid.

import type {Chance} from '../chance.ts';
import type {Answer} from './answer.ts';

/** Returns the changed response, or a string that describes how the connection failed. */
type Fault = (answer: Answer, chance: Chance, nowMs: number) => Answer | string;

const status =
  (code: number, headers: Fault | undefined = undefined): Fault =>
  (answer, chance, nowMs) => ({
    status: code,
    body: chance.pick(['', '<html>busy</html>', '{"detail":"busy"}']),
    headers: {...answer.headers, ...(headers && (headers(answer, chance, nowMs) as Answer).headers)},
  });

const retryAfter: Fault = (answer, chance, nowMs) => {
  const seconds = chance.is(0.02) ? 3600 : chance.int(0, 90);
  const text = chance.is(0.5) ? String(seconds) : new Date(nowMs + seconds * 1000).toUTCString();
  return {...answer, headers: {'retry-after': text}};
};

const body =
  (write: (answer: Answer, chance: Chance) => string): Fault =>
  (answer, chance) => ({...answer, status: 200, body: write(answer, chance)});

const FAULTS: Readonly<Record<string, Fault>> = {
  reset: () => 'reset',
  'cut off': () => 'cut off',
  cut: body(({body: text}, chance) => text.slice(0, chance.int(0, Math.max(0, text.length - 1)))),
  html: body(() => '<html><body>maintenance</body></html>'),
  empty: body(() => ''),
  'wrong shape': body((_, chance) =>
    chance.pick([
      '[]',
      'null',
      '{"count":0}',
      '{"results":[],"next":null}',
      '{"error":{"message":"x"}}',
      '{"token":null,"account_id":42}',
      '{"count":7,"next":null,"results":[]}',
    ]),
  ),
  '408': status(408),
  '429': status(429),
  '429, wait': status(429, retryAfter),
  '500': status(500),
  '502': status(502),
  '503, wait': status(503, retryAfter),
  '504': status(504),
};

export const KINDS = Object.keys(FAULTS);

export const corrupted = (
  kind: string,
  answer: Answer,
  {chance, nowMs}: {chance: Chance; nowMs: number},
): Answer | string => (FAULTS[kind] as Fault)(answer, chance, nowMs);
