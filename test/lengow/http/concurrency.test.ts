// How the concurrency limit adapts as responses arrive quickly, slowly or not at all.

import {setImmediate as turn} from 'node:timers/promises';
import fc from 'fast-check';
import {ConcurrencyLimit, type Took} from '../../../tap/lengow/http/concurrency.ts';

const QUICK = {ms: 20, busyMs: 2};
const SLOW = {ms: 5000, busyMs: 2};
const BUSY = {ms: 20, busyMs: 18};
const SATURATED = {ms: 20, busyMs: 20};

async function pass(limit: ConcurrencyLimit, times: number, took: Took | undefined): Promise<void> {
  for (let time = 0; time < times; time++) {
    await limit.enter();
    limit.leave(took);
  }
}

test('the limit starts at one and rises to the maximum, but no further', async () => {
  const limit = new ConcurrencyLimit(8);
  expect(limit.width).toBe(1);
  await pass(limit, 100, QUICK);
  expect(limit.width).toBe(8);
});

test('a failure halves the limit, down to one', async () => {
  const limit = new ConcurrencyLimit(8);
  await pass(limit, 20, QUICK);
  const widths = [];
  for (let time = 0; time < 5; time++) {
    await pass(limit, 1, undefined);
    widths.push(limit.width);
  }
  expect(widths).toEqual([4, 2, 1, 1, 1]);
});

test('after a failure, the limit rises by only one per round', async () => {
  const limit = new ConcurrencyLimit(8);
  await pass(limit, 20, QUICK);
  await pass(limit, 1, undefined);
  await pass(limit, 4, QUICK);
  expect(limit.width).toBe(4);
  await pass(limit, 1, QUICK);
  expect(limit.width).toBe(5);
});

test('a slow response does not raise the limit; a response that is no slower than the others does', async () => {
  const limit = new ConcurrencyLimit(8);
  await pass(limit, 1, QUICK);
  await pass(limit, 50, SLOW);
  expect(limit.width).toBe(2);
  const steady = new ConcurrencyLimit(8);
  await pass(steady, 50, SLOW);
  expect(steady.width).toBe(8);
});

test('while the process itself is the bottleneck, the limit does not rise; once the process waits, the limit rises again', async () => {
  const limit = new ConcurrencyLimit(8);
  await pass(limit, 2, QUICK);
  await pass(limit, 50, BUSY);
  expect(limit.width).toBe(3);
  await pass(limit, 5, QUICK);
  expect(limit.width).toBe(8);
});

test('while the process only works and never waits, the limit falls by one per round, down to two', async () => {
  const limit = new ConcurrencyLimit(8);
  await pass(limit, 20, QUICK);
  await pass(limit, 7, SATURATED);
  expect(limit.width).toBe(7);
  await pass(limit, 60, SATURATED);
  expect(limit.width).toBe(2);
  await pass(limit, 3, undefined);
  await pass(limit, 3, SATURATED);
  expect(limit.width).toBe(1);
});

test('requests above the limit wait until others leave, and enter in order of arrival', async () => {
  const limit = new ConcurrencyLimit(1);
  const entered: number[] = [];
  await limit.enter();
  for (const number of [1, 2, 3]) void limit.enter().then(() => entered.push(number));
  await turn();
  expect(entered).toEqual([]);
  limit.leave(QUICK);
  await turn();
  expect(entered).toEqual([1]);
  limit.leave(undefined);
  await turn();
  expect(entered).toEqual([1, 2]);
});

type Event = 'enter' | Took | undefined;

/** A limit, and the requests that it admits and releases. */
class Senders {
  readonly limit: ConcurrencyLimit;
  asked = 0;
  entered = 0;
  left = 0;

  constructor(most: number) {
    this.limit = new ConcurrencyLimit(most);
  }

  async take(event: Event): Promise<void> {
    const before = this.entered;
    if (event === 'enter') this.#enter();
    else if (this.entered > this.left) this.#leave(event);
    await turn();
    const inside = this.entered - this.left;
    if (this.entered > before) expect(inside).toBeLessThanOrEqual(this.limit.width);
    if (this.asked > this.entered) expect(inside).toBeGreaterThanOrEqual(this.limit.width);
  }

  #enter(): void {
    this.asked++;
    void this.limit.enter().then(() => this.entered++);
  }

  #leave(took: Took | undefined): void {
    this.left++;
    this.limit.leave(took);
  }
}

test('whatever happens, no more requests enter than the limit allows, and no request waits forever', async () => {
  const events = fc.array(fc.constantFrom<Event[]>('enter', QUICK, SLOW, BUSY, SATURATED, undefined), {maxLength: 60});
  await fc.assert(
    fc.asyncProperty(fc.integer({min: 1, max: 9}), events, async (most, happened) => {
      const senders = new Senders(most);
      for (const event of [...happened, ...happened.map(() => QUICK)]) await senders.take(event);
      expect([senders.entered, senders.left]).toEqual([senders.asked, senders.asked]);
    }),
    {numRuns: 60},
  );
});
