// A state records what was read: what the program reads and claims when ranges, start dates and accounts change.
// Completeness: C10, C14, A11

import {catalogWithFullTable} from '../helpers/full-catalog.ts';
import {instant} from '../helpers/instant.ts';
import {configFor, type Json, runProgram} from '../helpers/tap.ts';
import {createShop, type Entry, type Sandbox, startSandbox} from '../sandbox/index.ts';

type Message = {
  readonly type: string;
  readonly stream: string;
  readonly record: Record<string, string>;
  readonly value: unknown;
};

type Given = {readonly config?: Json; readonly state?: unknown; readonly catalog?: unknown};

async function sync(sandbox: Sandbox, {config = {}, ...given}: Given = {}) {
  const {code, stdout, stderr} = await runProgram({config: configFor(sandbox, config), ...given});
  const messages: Message[] = stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  const states = messages.filter(({type}) => type === 'STATE').map(({value}) => value);
  const orders = messages.filter(({type, stream}) => type === 'RECORD' && stream === 'order').map(({record}) => record);
  return {code, stderr, first: states[0], state: states.at(-1), orders: new Set(orders.map(keyOf))};
}

const DAY_MICROS = 86_400_000_000;

const keyOf = (order: Record<string, string>): string => `${order.marketplace} ${order.marketplace_order_id}`;

/** A shop, and the instants at a third and two thirds of its history. */
function shopOf(orders = 120) {
  const shop = createShop({orders});
  const at = (place: number) => instant((shop.orders[Math.floor(place * orders)] as Entry).updatedAt);
  return {shop, early: at(1 / 3), late: at(2 / 3)};
}

const allOf = ({shop}: Sandbox): Set<string> => new Set(shop.orders.map(({marketplace, id}) => `${marketplace} ${id}`));

describe('a state', () => {
  test('of a run over one range does not make the next run skip what is older', async () => {
    const {shop, early, late} = shopOf();
    await using sandbox = await startSandbox({shop});
    const range = await sync(sandbox, {config: {start_date: early, end_date: late}});
    const next = await sync(sandbox, {state: range.state});
    expect([range.code, next.code]).toEqual([0, 0]);
    expect(new Set([...range.orders, ...next.orders])).toEqual(allOf(sandbox));
  });

  test('does not make a run skip what an earlier start_date asks for', async () => {
    const {shop, early} = shopOf();
    await using sandbox = await startSandbox({shop});
    const late = await sync(sandbox, {config: {start_date: early}});
    const next = await sync(sandbox, {config: {start_date: '2001-01-01'}, state: late.state});
    expect(new Set([...late.orders, ...next.orders])).toEqual(allOf(sandbox));
  });

  test('of another account is refused before anything is read', async () => {
    await using sandbox = await startSandbox({shop: shopOf().shop});
    const {state} = await sync(sandbox);
    const other = JSON.parse(JSON.stringify(state).replaceAll(/"account_id":"\d+"/g, '"account_id":"77"'));
    const asked = sandbox.requestsOf('orders').length;
    const {code, stderr, orders} = await sync(sandbox, {state: other});
    expect([code, orders.size, sandbox.requestsOf('orders').length]).toEqual([2, 0, asked]);
    expect(stderr).toMatch(
      /state\.json: order was written for account 77, but these keys read account \d+; use the state of account \d+/,
    );
  });

  test('with a gap between two claims makes the next run read the gap, not only what is newer', async () => {
    const {shop, early, late} = shopOf();
    await using sandbox = await startSandbox({shop});
    const old = await sync(sandbox, {config: {start_date: '2001-01-01', end_date: early}});
    const recent = await sync(sandbox, {config: {start_date: late}, state: old.state});
    const next = await sync(sandbox, {config: {start_date: '2001-01-01'}, state: recent.state});
    expect(new Set([...old.orders, ...recent.orders])).not.toEqual(allOf(sandbox));
    expect(new Set([...old.orders, ...recent.orders, ...next.orders])).toEqual(allOf(sandbox));
  });

  test('begins without claims if there was none, and names the account', async () => {
    await using sandbox = await startSandbox({shop: shopOf().shop});
    const {first, state} = await sync(sandbox);
    const nothing = {account_id: '155', claims: ''};
    expect(first).toEqual({bookmarks: {order: nothing, order_tracking: nothing}});
    expect(state).toMatchObject({bookmarks: {order: {account_id: nothing.account_id}}});
  });

  test('no longer claims what a full table reads again, so that an interrupted one is continued', async () => {
    const {shop} = shopOf(300);
    await using sandbox = await startSandbox({shop});
    const config = {start_date: '2001-01-01', max_attempts: 1};
    const {state} = await sync(sandbox, {config});
    sandbox.faults.add({route: 'orders', kind: 500, nth: 3, times: 9});
    const full = await sync(sandbox, {config, state, catalog: catalogWithFullTable('order')});
    sandbox.faults.clear();
    const next = await sync(sandbox, {config, state: full.state});
    expect([full.code, next.code]).toEqual([4, 0]);
    expect(full.first).toMatchObject({
      bookmarks: {order: {claims: ''}, order_tracking: {claims: expect.stringMatching(/^2001/)}},
    });
    expect(new Set([...full.orders, ...next.orders])).toEqual(allOf(sandbox));
  });

  test('of runs over one day each, one after the other, misses nothing that appears late', async () => {
    const shop = createShop({orders: 0, ties: []});
    await using sandbox = await startSandbox({shop});
    const seen = new Set<string>();
    let state: unknown;
    for (let day = 0; day < 12; day += 1) {
      const date = new Date(shop.clock.now() / 1000).toISOString().slice(0, 10);
      shop.create();
      // Appears a day late, so only a run that reads the day before again finds it.
      shop.insertLate(shop.clock.now() - DAY_MICROS);
      shop.clock.advance(24 * 3600);
      const run = await sync(sandbox, {config: {start_date: date, end_date: date}, state});
      state = run.state;
      for (const order of run.orders) seen.add(order);
    }
    const {orders} = await sync(sandbox, {
      config: {start_date: new Date(shop.clock.now() / 1000 - 20 * 86_400_000).toISOString()},
      state,
    });
    expect(new Set([...seen, ...orders])).toEqual(allOf(sandbox));
  });
});
