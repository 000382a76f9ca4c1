// Mutants that send wrong requests or misread responses: bounds, clocks, truncated bodies, lookbacks, limits.
// Completeness: C2, C9, C10, C11, A2, A3, A8

import {LengowError} from '../../../tap/errors.ts';
import type {Response} from '../../../tap/lengow/http/request.ts';
import type {Tap} from '../tap.ts';
import {engine} from '../tap.ts';
import {isoSecondOf, microsOf, SECOND} from '../time.ts';
import type {Mutant} from './mutant.ts';
import {altered} from './seams.ts';

const shifted = (name: string, seconds: number): Tap =>
  altered({
    query(query) {
      const micros = microsOf(query.get(name) ?? '');
      if (micros !== undefined) query.set(name, isoSecondOf(micros + seconds * SECOND));
    },
  });

const localClock = altered({
  answer: (answer) => ({...answer, header: (name) => (name === 'date' ? null : answer.header(name))}),
});

const cutIsTheEnd = altered({
  answer: (answer, {url}) =>
    url.includes('/orders/') && answer.status === 200 && !isJson(answer.body) ? repaired(answer) : answer,
});

/** Returns the complete part of a truncated body as if it were the entire body. */
function repaired(answer: Response): Response {
  const list = answer.body.slice(answer.body.indexOf('"results":[') + '"results":['.length);
  const end = list.lastIndexOf(',{"marketplace"');
  const orders = end === -1 ? [] : JSON.parse(`[${list.slice(0, end)}]`);
  return {...answer, body: JSON.stringify({count: orders.length, next: null, results: orders})};
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const microsDropped = altered({
  answer: (answer) => ({...answer, body: answer.body.replaceAll(/("updated_at":"[^"]{19}\.\d{3})\d{3}Z/g, '$1Z')}),
});

const hourLate = altered({
  given: (given) => ({...given, config: {...given.config, lookbackDays: given.config.lookbackDays - 1 / 24}}),
});

const alwaysIncremental = altered({
  given: (given) => ({
    ...given,
    streams: given.streams.map((stream) => ({...stream, replicationMethod: 'INCREMENTAL' as const})),
  }),
});

const errorsSwallowed: Tap = (given) =>
  engine(given).catch((error) => {
    if (!(error instanceof LengowError)) throw error;
  });

/** A tap that never notices that the pipe is closed. */
const deaf = altered({given: (given) => ({...given, signal: new AbortController().signal}), isDeaf: true});

export const requestMutants: readonly Mutant[] = [
  {name: 'an exclusive lower bound trusted', tap: shifted('updated_from', 1), without: ['seven']},
  {name: 'an exclusive upper bound trusted', tap: shifted('updated_to', -1), without: ['seven']},
  {name: 'the local clock as upper bound', tap: localClock},
  {name: 'a truncated body treated as the end', tap: cutIsTheEnd},
  {name: 'microseconds dropped', tap: microsDropped},
  {
    name: 'lookback dropped on resume',
    tap: altered({given: (given) => ({...given, config: {...given.config, lookbackDays: 0}})}),
  },
  {name: 'a lookback that starts an hour late', tap: hourLate},
  {name: 'a full table read from its bookmark', tap: alwaysIncremental},
  {name: 'a failure reported as success', tap: errorsSwallowed},
  {name: 'reading on without its target', tap: deaf},
  {
    name: 'the request limit doubled',
    tap: altered({
      given: (given) => ({...given, config: {...given.config, requestsPerMinute: given.config.requestsPerMinute * 2}}),
    }),
  },
  {
    name: 'more concurrent requests than allowed',
    tap: altered({
      given: (given) => ({...given, config: {...given.config, maxConcurrency: given.config.maxConcurrency + 1}}),
    }),
  },
];
