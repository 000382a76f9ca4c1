// An incorrect Date header in the login response neither causes orders to be missed nor blocks later runs.
// Completeness: A8
// Reliability: Wrong server dates
// Tried: off by 40 minutes, 23 hours, 180 days; 2099, 1970, "5"; dates that change
// Must: nothing is lost, and the next run is not blocked

import {endOf} from '../helpers/claims.ts';
import type {Bookmark} from '../helpers/messages.ts';
import {openShop, type ShopRun} from '../helpers/shop-run.ts';
import {createShop} from '../sandbox/index.ts';

const HOUR_SECONDS = 3600;
const HOURS_IN_DAYS = 1 / 24;

const dated = (run: ShopRun, hours: number): string =>
  new Date(run.shop.clock.now() / 1000 + hours * HOUR_SECONDS * 1000).toUTCString();

/** The newest instant that the state names. */
function bookmarkOf({tables}: ShopRun): string {
  const {updated_at: newest = '', claims} = (tables.state as {bookmarks: {order: Bookmark}}).bookmarks.order;
  return [newest, endOf({claims: claims ?? ''})].sort().at(-1) as string;
}

/** A shop with one order per minute over the last few hours. */
function openBusyShop() {
  const shop = createShop({orders: 300, seed: 'clock', age: (dice) => dice.int(300) * 60 * 1_000_000});
  return openShop({shop, config: {lookback_days: HOURS_IN_DAYS}});
}

/** Creates an order every 20 minutes for a day. */
function oneDay({shop}: ShopRun): void {
  for (let minute = 0; minute < 24 * 60; minute++) {
    shop.clock.advance(60);
    if (minute % 20 === 0) shop.create();
  }
}

test.each([
  ['23 hours ahead', (run: ShopRun) => dated(run, 23)],
  ['23 hours behind', (run: ShopRun) => dated(run, -23)],
  ['forty minutes ahead', (run: ShopRun) => dated(run, 2 / 3)],
  ['six months ahead', (run: ShopRun) => dated(run, 24 * 180)],
  ['in 2099', () => 'Mon, 14 Dec 2099 10:11:12 GMT'],
  ['in 1970', () => 'Thu, 01 Jan 1970 00:00:01 GMT'],
  ['with a number', () => '5'],
  ['with a date in another format', () => '2026-01-02T03:04:05Z'],
])('no orders are lost if the login response is dated %s', async (_, dateOf) => {
  await using run = openBusyShop();
  run.sandbox.options.loginDate = dateOf(run);
  const before = new Date(run.shop.clock.now() / 1000).toISOString();
  const first = await run.run();
  expect([first.code, run.tables.rows('order').length > 0]).toEqual([0, true]);
  expect(bookmarkOf(run) <= before.replace('Z', '999Z')).toBe(true);
  expect(first.stderr).toMatch(/WARNING Lengow's (clock and|login response has a Date header that cannot be right)/);
  run.sandbox.options.loginDate = undefined;
  oneDay(run);
  const second = await run.run();
  expect(second.code).toBe(0);
  expect(run.verdict()).toEqual([]);
});

test('if a response is dated before the login, the bookmark is limited to that date, with a warning', async () => {
  await using run = openBusyShop();
  run.sandbox.options.loginDate = dated(run, 0);
  run.sandbox.options.clockOffsetMs = -90 * 60_000;
  const {code, stderr} = await run.run();
  expect([code, bookmarkOf(run) < new Date(run.shop.clock.now() / 1000 - 89 * 60_000).toISOString()]).toEqual([
    0,
    true,
  ]);
  expect(stderr).toMatch(/WARNING Some of Lengow's responses are dated 90 minutes before its login/);
});

test.each([23, 24 * 30])(
  'the bookmark is never in the future, even if the only date received is %i hours ahead',
  async (hours) => {
    await using run = openBusyShop();
    run.sandbox.options.loginDate = dated(run, hours);
    run.sandbox.options.dateHeader = false;
    const {code} = await run.run();
    expect([code, bookmarkOf(run) <= new Date(run.shop.clock.now() / 1000).toISOString()]).toEqual([0, true]);
    run.sandbox.options.loginDate = undefined;
    oneDay(run);
    expect((await run.run()).code).toBe(0);
    expect(run.verdict()).toEqual([]);
  },
);

test('a single response dated years ago does not create a bookmark before the start date', async () => {
  await using run = openBusyShop();
  const start_date = new Date(run.shop.clock.now() / 1000 - 2 * HOUR_SECONDS * 1000).toISOString();
  let requests = 0;
  await run.runWhile(
    ({options}) => {
      requests += 1;
      options.clockOffsetMs = requests === 2 ? -6 * 365 * 24 * HOUR_SECONDS * 1000 : 0;
    },
    {config: {start_date}},
  );
  expect(requests).toBeGreaterThan(2);
  expect(bookmarkOf(run)).toBe('');
});

test("if all responses are dated in the future, the tap trusts Lengow's clock", async () => {
  await using run = openBusyShop();
  run.sandbox.options.clockOffsetMs = 5 * 60_000;
  const {code, stderr} = await run.run();
  expect([code, stderr]).toEqual([
    0,
    "WARNING Lengow's clock and this machine's clock differ by 5 minutes; check this machine's clock\n",
  ]);
});
