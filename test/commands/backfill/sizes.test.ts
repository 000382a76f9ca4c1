// Rough numbers in words, what reading takes, and the table with bars.

import {chart} from '../../../tap/commands/backfill/estimate/chart.ts';
import {minutesFor, requestsFor} from '../../../tap/commands/backfill/figures.ts';
import {bytesInWords, minutesInWords, roughly} from '../../../tap/commands/backfill/sizes.ts';

test.each([
  [0, '0'],
  [7, '7'],
  [949, '950'],
  [17_280, '17,000'],
  [2_530_000, '2.5 million'],
  [994_000_000, '990 million'],
  [2_530_000_000, '2.5 billion'],
])('%d rows are about %s', (rows, words) => {
  expect(roughly(rows)).toBe(words);
});

test.each([
  [0, '0 bytes'],
  [999, '1 kB'],
  [20_521_800, '21 MB'],
  [3_440_000_000, '3.4 GB'],
  [7e18, '7000 PB'],
])('%d bytes are about %s', (bytes, words) => {
  expect(bytesInWords(bytes)).toBe(words);
});

test.each([
  [0.22, 'less than a minute'],
  [1, '1 minute'],
  [35, '35 minutes'],
  [350, '5.8 hours'],
  [35_000, '24 days'],
])('%d minutes are %s', (minutes, words) => {
  expect(minutesInWords(minutes)).toBe(words);
});

// The numbers of requests that real runs took, in docs/benchmarks.md and against the sandbox.
test.each([
  [3, 8],
  [60, 81],
  [200, 231],
  [1000, 1040],
  [10_000, 10_285],
])('reading %d pages takes about %d requests', (pages, requests) => {
  expect(Math.abs(requestsFor(pages, {maxConcurrency: 8}) / requests - 1)).toBeLessThan(0.04);
});

describe('how long reading takes', () => {
  const pace = {pageSize: 100, requestsPerMinute: 300, maxConcurrency: 8};

  test('the limit decides while pages are fast', () => {
    expect(minutesFor({requests: 10_430, pages: 10_124}, {...pace, pageMs: 1000})).toEqual({
      minutes: 35,
      isLimited: true,
    });
  });

  test('pages that take four seconds decide', () => {
    // 10,124 pages × 4 s ÷ 8 at a time = 84.4 minutes
    expect(minutesFor({requests: 10_430, pages: 10_124}, {...pace, pageMs: 4000})).toEqual({
      minutes: 84,
      isLimited: false,
    });
  });
});

test('the longest bar belongs to the highest number, and numbers are aligned', () => {
  expect(
    chart('marketplace', [
      ['amazon_fr', 514_021],
      ['ebay', 257_010],
      ['(not listed)', 312],
    ]),
  ).toEqual([
    'marketplace     orders',
    'amazon_fr      514,021  ████████████████████',
    'ebay           257,010  ██████████',
    '(not listed)       312',
  ]);
});
