// A state says from when to when: what the program reads and claims when ranges, start dates and accounts change.
// Completeness: C10

import {instant} from '../helpers/instant.ts';
import {configFor, type Json, runProgram} from '../helpers/tap.ts';
import {createShop, type Entry, type Sandbox, startSandbox} from '../sandbox/index.ts';

type Message = {
  readonly type: string;
  readonly stream: string;
  readonly record: Record<string, string>;
  readonly value: unknown;
};

async function sync(sandbox: Sandbox, {config = {}, state}: {config?: Json; state?: unknown} = {}) {
  const {code, stdout, stderr} = await runProgram({config: configFor(sandbox, config), state});
  const messages: Message[] = stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  const states = messages.filter(({type}) => type === 'STATE').map(({value}) => value);
  const orders = messages.filter(({type, stream}) => type === 'RECORD' && stream === 'order').map(({record}) => record);
  return {code, stderr, first: states[0], state: states.at(-1), orders: new Set(orders.map(keyOf))};
}

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
});
