// An account with so many marketplaces that their codes do not fit in one URL: they are requested in groups.
// Reliability: Many marketplaces
// Tried: 300 marketplaces, configured by code
// Must: no URL is too long, and every order is loaded

import {openShop} from '../helpers/shop-run.ts';
import {createShop} from '../sandbox/index.ts';

// The shortest limit of a common server: 4,094 characters for the request line (gunicorn).
const LONGEST_LINE = 4094;
const marketplaces = Array.from({length: 300}, (_, index) => `marketplace_number_${1000 + index}`);

test.each([false, true])('300 configured codes, with an API that ignores the ordering: %s', async (ignoreOrdering) => {
  await using run = openShop({shop: createShop({orders: 700, marketplaces}), ignoreOrdering, config: {marketplaces}});
  await run.run();
  // The shop has an order from a marketplace that its account does not list.
  expect(run.verdict({without: ({marketplace}) => marketplace === 'rueducommerce'})).toEqual([]);
  const lines = run.sandbox.requests.map(
    ({path, query}) => `GET ${path}?${new URLSearchParams(query)} HTTP/1.1`.length,
  );
  expect(Math.max(...lines)).toBeLessThan(LONGEST_LINE);
});
