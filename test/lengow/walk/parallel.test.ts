// A window is read in parallel while the test releases responses one by one: nothing is lost, and all workers end.
// Completeness: C5

import {setImmediate as turn} from 'node:timers/promises';
import {ORDERS} from '../../../tap/lengow/orders/route.ts';
import type {Batch} from '../../../tap/lengow/walk/batch.ts';
import type {Order} from '../../../tap/lengow/walk/order.ts';
import type {Page} from '../../../tap/lengow/walk/page.ts';
import {parallel} from '../../../tap/lengow/walk/parallel.ts';
import type {Ordering, ParallelQueries} from '../../../tap/lengow/walk/queries.ts';
import type {Query} from '../../../tap/lengow/walk/query.ts';
import {queryOf} from '../../../tap/lengow/walk/walk.ts';
import {random} from '../../sandbox/random.ts';

const MINUTE = 60_000_000;
const COUNT = 4000;
const WINDOW = {from: MINUTE, to: (COUNT + 10) * MINUTE};
const ALL: readonly Order[] = Array.from({length: COUNT}, (_, index) => ({
  raw: {},
  key: String(index),
  updatedAt: (index + 2) * MINUTE,
}));
const WIDTH = 4;

type Question = {readonly query: Query; readonly answer: () => void; readonly fail: (error: Error) => void};

/** A fake account with one order per minute, whose queries are answered when the test says so. */
class FakeOrders implements ParallelQueries {
  readonly route = ORDERS;
  readonly mostAtOnce = WIDTH;
  readonly width = WIDTH;
  readonly waiting: Question[] = [];
  asked = 0;
  mostWaiting = 0;
  #signal: AbortSignal | undefined;

  until(signal: AbortSignal): this {
    this.#signal = signal;
    return this;
  }

  once = (query: Query): Promise<Page> => this.ask(query);
  orderingOf = async (): Promise<Ordering> => 'honoured';
  codes = async (): Promise<readonly string[]> => [];

  async ask(query: Query, _expected?: unknown, first?: Page): Promise<Page> {
    if (first) return first;
    this.#signal?.throwIfAborted();
    this.asked++;
    return new Promise((resolve, reject) => {
      const leave = () => this.waiting.splice(this.waiting.indexOf(question), 1);
      const question: Question = {
        query,
        answer: () => leave() && resolve(pageOf(query)),
        fail: (error) => leave() && reject(error),
      };
      this.waiting.push(question);
      this.mostWaiting = Math.max(this.mostWaiting, this.waiting.length);
      this.#signal?.addEventListener('abort', () => question.fail(this.#signal?.reason));
    });
  }
}

function pageOf({updated: {from, to}}: Query): Page {
  const found = ALL.filter(({updatedAt}) => updatedAt >= from && updatedAt <= to);
  return {count: found.length, orders: found.slice(0, 100), isWhole: found.length <= 100};
}

/** @param count the order count in the first response */
const open = (orders: FakeOrders, count = COUNT): AsyncGenerator<Batch> =>
  parallel(orders, WINDOW, {...pageOf(queryOf(WINDOW, WINDOW.from)), count});

/** Reads all batches while queries are answered in random order, until none are left. */
async function readAll(
  orders: FakeOrders,
  seed: number,
  until = () => false,
): Promise<{batches: Batch[]; error?: unknown}> {
  const batches: Batch[] = [];
  let isOver = false;
  const reading = (async () => {
    for await (const batch of open(orders)) batches.push(batch);
  })();
  const ended = reading
    .then(
      () => ({batches}),
      (error: unknown) => ({batches, error}),
    )
    .finally(() => {
      isOver = true;
    });
  const dice = random('orders', seed);
  while (!(isOver || until())) {
    await turn();
    if (orders.waiting.length > 0) dice.pick(orders.waiting).answer();
  }
  return ended;
}

/** Every claim covers only orders that were yielded before it. */
function expectTrue(batches: readonly Batch[]): void {
  const given = new Set<string>();
  let done = 0;
  for (const batch of batches) {
    for (const {key} of batch.orders) given.add(key);
    expect(batch.done ?? done).toBeGreaterThanOrEqual(done);
    done = batch.done ?? done;
    expect(ALL.filter(({key, updatedAt}) => updatedAt <= done && !given.has(key))).toEqual([]);
  }
}

const keysOf = (batches: readonly Batch[]): Set<string> =>
  new Set(batches.flatMap(({orders}) => orders.map(({key}) => key)));

test.each([1, 2, 3, 4, 5])('responses in any order yield all orders and only true claims, seed %i', async (seed) => {
  const {batches, error} = await readAll(new FakeOrders(), seed);
  expect(error).toBeUndefined();
  expect(keysOf(batches).size).toBe(COUNT);
  expectTrue(batches);
  expect(batches.at(-1)?.done).toBe(WINDOW.to);
});

test('as many queries run in parallel as the width allows, and no more', async () => {
  const orders = new FakeOrders();
  await readAll(orders, 1);
  expect(orders.mostWaiting).toBe(WIDTH);
});

test('if there is a lot to read, all workers start as soon as the first page arrives', async () => {
  const orders = new FakeOrders();
  const reading = open(orders, 10 * COUNT);
  await reading.next();
  for (let turns = 0; turns < 20; turns++) await turn();
  expect(orders.waiting.length).toBe(WIDTH);
  await reading.return(undefined);
});

test('when one worker fails, the others end, and everything read before the failure is yielded', async () => {
  const orders = new FakeOrders();
  const failure = new Error('the API is gone');
  const {batches, error} = await readAll(orders, 2, () => {
    if (orders.asked < 15 || orders.waiting.length < 2) return false;
    orders.waiting[1]?.fail(failure);
    return true;
  });
  expect(error).toBe(failure);
  expect(orders.waiting).toEqual([]);
  expect(orders.asked).toBeLessThan(25);
  expect(keysOf(batches).size).toBeGreaterThan(500);
  expectTrue(batches);
});

test('when the reader leaves early, all workers end and no more queries are sent', async () => {
  const orders = new FakeOrders();
  const reading = open(orders);
  await reading.next();
  const second = reading.next();
  while (orders.waiting.length === 0) await turn();
  orders.waiting[0]?.answer();
  await second;
  await reading.return(undefined);
  expect(orders.waiting).toEqual([]);
  const {asked} = orders;
  for (let turns = 0; turns < 20; turns++) await turn();
  expect(orders.asked).toBe(asked);
});

test('when the reader pauses, all workers wait', async () => {
  const orders = new FakeOrders();
  const reading = open(orders);
  await reading.next();
  for (let turns = 0; turns < 200; turns++) {
    await turn();
    orders.waiting[0]?.answer();
  }
  expect(orders.asked).toBeLessThanOrEqual(2 * WIDTH);
  await reading.return(undefined);
});
