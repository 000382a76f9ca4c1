// Runs that read API V2: a shop, a config, and the rows that must be in the tables afterwards.

import {createShop, type Sandbox, startSandbox} from '../sandbox/index.ts';
import {messagesOf} from './messages.ts';
import type {Json} from './tap.ts';

export const TODAY = '2026-06-10';
const NOW = `${TODAY}T12:00:00Z`;

/** A shop whose orders were placed in the last 50 days. */
export const openShop = (orders: number): Promise<Sandbox> =>
  startSandbox({shop: createShop({orders: 0, v2Orders: orders, v2Days: 50, now: NOW})});

export const configOf = (sandbox: Sandbox, more: Json = {}): Json => ({
  api_version: 'v2',
  v2_client_id: sandbox.accountId,
  api_url: sandbox.url,
  start_date: '2026-04-01',
  max_attempts: 2,
  ...more,
});

type Rows = readonly Json[];

/** The current rows of a stream: those that were read last of their order. */
export function currentRows(stdout: string, stream: string): Rows {
  const newest = new Map<string, Map<string, Json>>();
  const times = new Map<string, string>();
  for (const {type, record, ...message} of messagesOf(stdout)) {
    if (type !== 'RECORD' || message.stream !== stream || record === undefined) continue;
    const {updated_at: updatedAt, ...row} = record as Json;
    const time = `${updatedAt} ${(message as Json).time_extracted}`;
    const order = JSON.stringify([row.marketplace, row.marketplace_order_id]);
    if ((times.get(order) ?? '') < time) newest.set(order, new Map());
    if ((times.get(order) ?? '') > time) continue;
    times.set(order, time);
    newest.get(order)?.set(JSON.stringify(row), row);
  }
  return [...newest.values()].flatMap((rows) => [...rows.values()]);
}

const sorted = (rows: Rows): string[] =>
  rows.map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).sort()))).sort();

/** The current rows of orders and trackings, without `updated_at`. */
export const loaded = (stdout: string) => ({
  order: sorted(currentRows(stdout, 'order')),
  order_tracking: sorted(currentRows(stdout, 'order_tracking')),
});

/** What must be loaded. */
export function expected({shop}: Sandbox): ReturnType<typeof loaded> {
  const {order, order_tracking} = shop.v2.truth();
  return {order: sorted(order as Rows), order_tracking: sorted(order_tracking as Rows)};
}
