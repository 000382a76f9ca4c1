// Tests which duplicate orders are tolerated when a range that can only be split into pages is read repeatedly.

import {LengowError} from '../../../tap/errors.ts';
import {ORDERS} from '../../../tap/lengow/orders/route.ts';
import type {Order} from '../../../tap/lengow/walk/order.ts';
import type {PageQueries} from '../../../tap/lengow/walk/queries.ts';
import type {Query} from '../../../tap/lengow/walk/query.ts';
import {stablePages} from '../../../tap/lengow/walk/stable-pages.ts';

const order = (key: string): Order => ({raw: {}, updatedAt: 5, key});

/** Reads the given pages, each with two orders, from an API whose count includes duplicates. */
async function read(pages: readonly {readonly keys: readonly string[]; readonly repeated?: readonly string[]}[]) {
  const sizes = pages.map(({keys, repeated = []}) => keys.length + repeated.length);
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const once = async ({page = 1}: Query) => {
    const {keys = [], repeated = []} = pages[page - 1] ?? {};
    return {count, orders: keys.map(order), repeated: repeated.map(order), isWhole: false};
  };
  const found = new Set<string>();
  const queries = {once, route: ORDERS} as unknown as PageQueries;
  for await (const orders of stablePages(queries, {updated: {from: 5, to: 5}}))
    for (const {key} of orders) found.add(key);
  return [...found].sort();
}

test('duplicates on the same page are included in the number of orders', async () => {
  const pages = [{keys: ['a', 'b']}, {keys: ['c'], repeated: ['c']}, {keys: ['d', 'e']}];
  expect(await read(pages)).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('an order that appears on two pages causes an error, because it may have replaced another order', async () => {
  await expect(read([{keys: ['a', 'b']}, {keys: ['b', 'c']}])).rejects.toThrow(LengowError);
});
