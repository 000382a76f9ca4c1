// A shop whose orders have been shipped and refunded by actions, and whose orders change between two runs.

import {createShop, type Row, type Sandbox, type Shop} from '../sandbox/index.ts';
import type {Truth} from './oracle/truth.ts';

type Action = {readonly raw: Readonly<Record<string, unknown>>; readonly row: Row};

export type StoryShop = {readonly shop: Shop; readonly actions: readonly Row[]};

const FIRST_ID = 900_000;
const EVERY = 3;

export function storyShop(): StoryShop {
  const shop = createShop({seed: 'dbt', orders: 300, actions: 200, ties: [30]});
  const actions = shop.orders
    .filter((_, at) => at % EVERY === 0)
    .flatMap(({order}, at) => (order ? actionsOf(order, at) : []));
  for (const {raw} of actions) shop.actions.add(raw);
  return {shop, actions: actions.map(({row}) => row)};
}

export function aFewDays(shop: Shop): void {
  shop.bulk(40);
  for (let day = 0; day < 6; day++) {
    shop.clock.advance(86_400);
    for (let change = 0; change < 10; change++) shop.touch();
    shop.create();
  }
  // A run reads up to the server's time in whole seconds.
  shop.clock.advance(60);
}

export function truthOf(sandbox: Sandbox, actions: readonly Row[], asOf: string): Truth {
  const {order, order_tracking, order_action, marketplace_status} = sandbox.truth();
  return {
    order,
    order_tracking,
    order_action: [...order_action, ...actions],
    marketplace_status,
    asOf,
  };
}

type Order = NonNullable<Shop['orders'][number]['order']>;

/** Actions of many kinds on one order. */
function actionsOf(order: Order, at: number): Action[] {
  const line = order.lines[0]?.[0]?.row;
  const onLine = {line: typeof line === 'string' ? line : null};
  const kinds: readonly Partial<Made>[] = [
    {type: 'ship', shipped: '2026-02-03T10:00:00.000000Z'},
    {type: 'ship'},
    {type: 'ship', outcome: 'failed', shipped: '2026-02-01T10:00:00.000000Z'},
    {type: 'refund', price: '12.50', ...onLine},
    {type: 'refund', ...onLine},
    {type: 'refund', price: '3.05'},
    {type: 'refund', outcome: 'sent', price: '7', ...onLine},
  ];
  const chosen = [kinds[at % kinds.length], kinds[(at * 3 + 2) % kinds.length]];
  return chosen.map((kind, index) => action(order, {...DEFAULTS, ...kind, id: FIRST_ID + at * 2 + index}));
}

type Made = {
  readonly id: number;
  readonly type: string;
  readonly outcome: 'done' | 'failed' | 'sent';
  readonly line: string | null;
  readonly price: string | null;
  readonly shipped: string | null;
};

const DEFAULTS = {type: 'ship', outcome: 'done', line: null, price: null, shipped: null} as const;
const CREATED = '2026-02-02T09:00:00.250000Z';
const UPDATED = '2026-02-02T09:07:30.000000Z';
const ERROR = 'Parcel 4711 is not known, see rule 12.';

function action({marketplace, id: orderId}: Order, {id, type, outcome, line, price, shipped}: Made): Action {
  const own = {marketplace, marketplace_order_id: orderId, action_type: type, created_at: CREATED, updated_at: UPDATED};
  const errors = outcome === 'failed' ? ERROR : null;
  const state = {queued: false, processed: outcome === 'done', errors};
  return {
    raw: {...own, ...state, id, account_id: 155, line, refund_price: price, shipping_date: shipped},
    row: {
      ...own,
      account_id: 155,
      action_id: id,
      marketplace_order_line_id: line,
      outcome,
      errors,
      shipping_date: shipped,
      refund_price: price,
    },
  };
}
