// An estimate as text for people, and as JSON for programs. Pure.

import {formatDay, formatInstant} from '../../../../values/instant.ts';
import {amount} from '../../../log/words.ts';
import {significant} from '../figures.ts';
import {bytesInWords, minutesInWords, roughly} from '../sizes.ts';
import {chart} from './chart.ts';
import type {Estimate} from './estimate.ts';

export type Circumstances = {
  readonly accountId: number;
  readonly requestsPerMinute: number;
  readonly maxConcurrency: number;
  /** How many requests the estimate took. */
  readonly cost: number;
  /** The selected streams that are not counted. */
  readonly uncounted: readonly string[];
};

export function asText(estimate: Estimate, circumstances: Circumstances): string {
  const {uncounted, cost} = circumstances;
  const lines = [
    total(estimate, circumstances),
    ...periods(estimate),
    ...marketplaces(estimate),
    ...reading(estimate, circumstances),
    ...(uncounted.length > 0 ? [`Not counted: ${uncounted.join(', ')}.`] : []),
    `This took ${cost} ${cost === 1 ? 'request' : 'requests'}.`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function total({from, to, ranges, orders}: Estimate, {accountId}: Circumstances): string {
  if (ranges === 0) return `Account ${accountId}: no orders left to read`;
  const apart = ranges === 1 ? '' : `, in ${ranges} separate ranges`;
  return `Account ${accountId}, orders updated from ${formatDay(from)} to ${formatDay(to)}${apart}: ${amount(orders)}`;
}

function periods({grain, periods: counts, orders}: Estimate): string[] {
  if (orders === 0) return [];
  return grain === undefined ? ['Not counted by month: that would take too many requests.'] : chart(grain, [...counts]);
}

const UNCOUNTED = {
  unknown: "the account's marketplaces could not be read",
  'too many': 'there are too many',
  ignored: 'the API ignores the filter',
} as const;

function marketplaces({marketplaces: counts, orders}: Estimate): string[] {
  if (orders === 0) return [];
  if (typeof counts === 'string') return [`Not counted by marketplace: ${UNCOUNTED[counts]}.`];
  return chart(
    'marketplace',
    counts.map(({code, orders: count}) => [code, count]),
  );
}

function reading(
  {orders, requests, minutes, isLimited, rows, bytes, pageMs}: Estimate,
  given: Circumstances,
): string[] {
  if (orders === 0) return [];
  const speed = isLimited
    ? `${given.requestsPerMinute} a minute`
    : `${significant(pageMs / 1000, 2)} s a page, ${given.maxConcurrency} at a time`;
  return [
    `About ${amount(significant(requests, 4))} requests: ${minutesInWords(minutes)} at ${speed}. About ${roughly(rows)} rows and ${bytesInWords(bytes)} from the API.`,
  ];
}

/** The keys that docs/backfill.md documents. */
export const asJson = (estimate: Estimate, {cost}: Circumstances): string => {
  const {from, to, orders, requests, minutes, rows, bytes, periods: counts} = estimate;
  const months = [...counts].map(([month, number]) => ({month, orders: number}));
  const range = {from: formatInstant(from), to: formatInstant(to)};
  const marketplaces = typeof estimate.marketplaces === 'string' ? [] : estimate.marketplaces;
  return `${JSON.stringify({...range, orders, requests, minutes, rows, bytes, months, marketplaces, cost_requests: cost})}\n`;
};
