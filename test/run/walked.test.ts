// Tests which rows are written for a page; the state advances only after the output has accepted those rows.
// Reliability: Output that refuses rows
// Tried: a write that fails, a 0.3 MB id on 70 lines
// Must: no STATE claims the rows; no write is over 16 MiB

import type {SelectedStream} from '../../catalog/types.ts';
import {modesOf} from '../../config/personal.ts';
import {ORDERS} from '../../tap/lengow/orders/route.ts';
import type {Window} from '../../tap/lengow/walk/batch.ts';
import type {Collection} from '../../tap/lengow/walk/collection.ts';
import {read} from '../../tap/lengow/walk/read.ts';
import {Checkpoint} from '../../tap/run/checkpoint.ts';
import type {Context} from '../../tap/run/context.ts';
import {Failures} from '../../tap/run/failures.ts';
import {WalkedStreams} from '../../tap/run/walked.ts';
import {singerMessages} from '../../tap/singer/run-messages.ts';
import {orderRecords} from '../../tap/streams/order.ts';
import {Policy} from '../../tap/streams/personal/policy.ts';
import {type Micros, parseInstant} from '../../values/instant.ts';
import {runInside} from '../helpers/inside.ts';
import {messagesOf} from '../helpers/messages.ts';
import {shopWith} from '../helpers/odd-orders.ts';
import {openSandbox} from '../sandbox/index.ts';

const recordsOf = (stdout: string) =>
  messagesOf(stdout).flatMap(({stream, record}) => (stream === 'order' && record ? [record] : []));

const LONGEST_WRITE = 2 ** 24;

test('an order that has a long id and many rows is written in several parts', async () => {
  const id = `LONG-${'7'.repeat(300_000)}`;
  const cart = Array.from({length: 70}, (_, index) => ({id: index, marketplace_order_line_id: `line-${index}`}));
  const shop = shopWith({marketplace_order_id: id, packages: [{cart}]});
  const lengths: number[] = [];
  const {code, stdout} = await runInside(openSandbox({shop}), {onWrite: ({length}) => lengths.push(length)});
  expect(code).toBe(0);
  expect(recordsOf(stdout).filter(({marketplace_order_id}) => marketplace_order_id === id)).toHaveLength(70);
  expect(Math.max(...lengths)).toBeGreaterThan(LONGEST_WRITE / 2);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(LONGEST_WRITE);
});

describe('the state advances', () => {
  const updatedAt = parseInstant('2026-05-04T03:02:01Z') as Micros;
  const raw = {marketplace: 'fnac', marketplace_order_id: 'A-1', updated_at: '2026-05-04T03:02:01Z', packages: []};
  const page = {count: 1, orders: [{raw, updatedAt, key: 'A-1'}], isWhole: true};
  const columns = ['account_id', 'marketplace', 'marketplace_order_id', 'marketplace_order_line_id', 'updated_at'];
  const stream: SelectedStream = {id: 'order', name: 'order', columns, replicationMethod: 'INCREMENTAL'};

  async function sync(write: (text: string) => Promise<void>) {
    const checkpoint = new Checkpoint({bookmarks: {}});
    const context = {
      account: {id: 7},
      config: {apiUrl: 'https://api.lengow.io'},
      plan: {known: []},
      invalidValues: {reporter: () => () => {}},
      leftOut: {collector: () => () => {}},
      messages: singerMessages([stream]),
      checkpoint,
      failures: new Failures({error: () => {}}),
      output: {write},
      progress: {read: () => {}, wrote: () => {}},
      timeExtracted: () => '2026-06-01T00:00:00.000000Z',
      claimable: () => ({
        upper: Number.POSITIVE_INFINITY,
        finality: () => ({lookback: 0, final: Number.POSITIVE_INFINITY}),
      }),
    } as unknown as Context;
    const collection = {begin: async () => ({page, aside: []}), mostAtOnce: 1, route: ORDERS} as unknown as Collection;
    const list = {noun: 'orders' as const, read: (window: Window) => read(collection, window)};
    const policy = new Policy({modes: modesOf({}), maxAgeDays: 183, upper: updatedAt});
    const streams = [{stream, records: orderRecords}];
    const span = {
      from: 0,
      to: updatedAt,
      wanted: [{stream: 'order', isFullTable: false, since: 0, ranges: [{from: 0, to: updatedAt + 1}]}],
    };
    const failure = await new WalkedStreams(context, {...list, streams, policy}).sync(span).catch(String);
    return {failure, last: JSON.stringify(checkpoint.last)};
  }

  test('after the output has accepted the rows', async () => {
    const written: string[] = [];
    const {failure, last} = await sync(async (text) => void written.push(text));
    expect(failure).toBeUndefined();
    expect(messagesOf(written.join('')).map(({type}) => type)).toEqual(['RECORD', 'STATE']);
    expect(last).toContain('/2026-05-04T03:02:01.000001Z');
  });

  test('not if the output rejects the rows', async () => {
    const {failure, last} = await sync(async (text) => {
      if (text.includes('RECORD')) throw new RangeError('Invalid string length');
    });
    expect(failure).toBe('RangeError: Invalid string length');
    expect(last).toBe('{"bookmarks":{}}');
  });
});
