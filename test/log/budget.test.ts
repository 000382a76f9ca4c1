// Tests how long a run must wait because of the request budget.

import {Budget} from '../../tap/log/budget.ts';

/** Returns a budget of five requests per minute after requests that ended at the given times (in seconds). */
function after(...seconds: number[]): Budget {
  const budget = new Budget(5);
  for (const second of seconds) budget.spend('/orders', second * 1000);
  return budget;
}

test.each<[string, Budget, {share: number; now: number}, number]>([
  ['nothing was sent', after(), {share: 3, now: 0}, 0],
  ['the remaining requests fit in this minute', after(1, 2), {share: 1.5, now: 3}, 0],
  ['one extra request must wait for the oldest request to expire', after(1, 2), {share: 2, now: 3}, 58],
  ['a second extra request must wait for the second-oldest request to expire', after(1, 2), {share: 2.5, now: 3}, 59],
  ['the budget is used up', after(1, 2, 3, 4, 5), {share: 0.2, now: 11}, 50],
  ['one minute of further requests', after(1, 2, 3, 4, 5), {share: 1, now: 11}, 54],
  ['more than one minute of further requests', after(1, 2, 3, 4, 5), {share: 1.2, now: 11}, 110],
  ['many minutes', after(1, 2, 3, 4, 5), {share: 20, now: 11}, 1194],
  ['older requests no longer count', after(1, 2, 3, 4, 5), {share: 1, now: 66}, 0],
])('%s', (_what, budget, {share, now}, seconds) => {
  expect(budget.msFor(share, now * 1000) / 1000).toBe(seconds);
});

test('only the busiest route counts, because each route has its own budget', () => {
  const budget = after(1, 2);
  budget.spend('/access/get_token', 2500);
  expect(budget.msFor(1.5, 3000)).toBe(0);
});
