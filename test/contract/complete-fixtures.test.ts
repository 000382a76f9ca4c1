// The real tap converts every known shape of an order or marketplace to the expected hand-written rows.

import {marketplaceFixtures, type OrderFixture, orderFixtures} from '../fixtures/index.ts';
import {openShop, type ShopRun} from '../helpers/shop-run.ts';
import {ORDER_STREAMS, type Stream} from '../helpers/streams.ts';
import {withoutOptIn} from '../helpers/truth.ts';
import {createShop} from '../sandbox/index.ts';

// The oldest shapes are from 2016.
const config = {start_date: '2000-01-01'};
const DAY_SECONDS = 24 * 3600;

const emptyShop = (accountId: number, rawMarketplaces = {}) =>
  openShop({shop: createShop({orders: 0, accountId, rawMarketplaces}), config});

describe.each(orderFixtures.filter(({hasUpdatedAt}) => hasUpdatedAt))('$name', ({accountId, orders, rows}) => {
  test('produces all columns of its rows, in order', async () => {
    await using run = emptyShop(accountId);
    for (const order of orders) run.shop.addOrder(order);
    const {lines} = await run.run();
    for (const stream of ORDER_STREAMS) expect(recordsOf(lines, stream)).toEqual(rows[stream]);
    expect(wrong(run)).toEqual([]);
  });

  test('produces only the default columns without a catalog', async () => {
    await using run = emptyShop(accountId);
    for (const order of orders) run.shop.addOrder(order);
    const {lines} = await run.run({catalog: undefined});
    for (const stream of ORDER_STREAMS) {
      expect(recordsOf(lines, stream)).toEqual(rows[stream].map((row) => withoutOptIn(stream, row)));
    }
    expect(wrong(run)).toEqual([]);
  });
});

describe.each(marketplaceFixtures)('the marketplaces $name', ({accountId, marketplaces, rows}) => {
  test('produce all columns of their rows, or only the default columns', async () => {
    await using run = emptyShop(accountId, marketplaces);
    const all = await run.run();
    expect(recordsOf(all.lines, 'marketplace')).toEqual(rows.marketplace);
    const byDefault = await run.run({catalog: undefined});
    expect(recordsOf(byDefault.lines, 'marketplace')).toEqual(
      rows.marketplace.map((row) => withoutOptIn('marketplace', row)),
    );
    expect(wrong(run)).toEqual([]);
  });
});

test('an order that receives its four known updates ends up as in the last update', async () => {
  const updates = orderFixtures.filter(({name}) => name.startsWith('update-'));
  expect(updates).toHaveLength(4);
  const shop = createShop({orders: 0, accountId: updates[0]?.accountId ?? 0, now: '2016-02-05T20:00:00Z'});
  await using run = openShop({shop});
  for (const [index, update] of updates.entries()) {
    const updated_at = `2016-02-0${index + 5}T19:30:05.314159Z`;
    for (const order of update.orders) shop.addOrder({...order, updated_at});
    await run.run();
    for (const stream of ORDER_STREAMS) {
      expect(byKey(run.tables.current(stream))).toEqual(
        byKey(update.rows[stream].map((row) => ({...row, updated_at}))),
      );
    }
    shop.clock.advance(DAY_SECONDS);
  }
  expect(wrong(run)).toEqual([]);
});

test('the updates differ, so a row from an earlier one would be detected', () => {
  const updates = orderFixtures.filter(({name}) => name.startsWith('update-'));
  const rowsOf = ({rows}: OrderFixture) => JSON.stringify(rows);
  expect(new Set(updates.map(rowsOf)).size).toBe(updates.length);
});

/** All records, including repeats. */
const recordsOf = (lines: readonly string[], stream: Stream) =>
  lines
    .map((line) => JSON.parse(line))
    .filter((message) => message.type === 'RECORD' && message.stream === stream)
    .map(({record}) => record);

const byKey = <T>(rows: readonly T[]) => rows.map((row) => JSON.stringify(row)).sort();

const wrong = (run: ShopRun) => run.verdict({streams: []});
