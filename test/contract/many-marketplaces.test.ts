// If an account has too many marketplace codes for one URL, orders are requested for groups of marketplaces.
// Reliability: Many marketplaces
// Tried: 300 marketplaces, configured by code
// Must: no URL is too long, and every order is loaded

import {openShop} from '../helpers/shop-run.ts';
import {createShop} from '../sandbox/index.ts';

// The lowest request-line limit among common servers: 4,094 characters (gunicorn).
const LONGEST_LINE = 4094;
const marketplaces = Array.from({length: 300}, (_, index) => `marketplace_number_${1000 + index}`);

test.each([false, true])('300 configured codes (API ignores the ordering: %s)', async (ignoreOrdering) => {
  await using run = openShop({shop: createShop({orders: 700, marketplaces}), ignoreOrdering, config: {marketplaces}});
  await run.run();
  // The shop has an order from a marketplace that is missing from the account's list.
  expect(run.verdict({without: ({marketplace}) => marketplace === 'rueducommerce'})).toEqual([]);
  const lines = run.sandbox.requests.map(
    ({path, query}) => `GET ${path}?${new URLSearchParams(query)} HTTP/1.1`.length,
  );
  expect(Math.max(...lines)).toBeLessThan(LONGEST_LINE);
});
