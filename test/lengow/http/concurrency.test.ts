// How many requests may run at a time, as answers come well, slowly or not at all.

import {setImmediate as turn} from 'node:timers/promises';
import fc from 'fast-check';
import {Gate} from '../../../tap/lengow/http/concurrency.ts';
import type {Took} from '../../../tap/lengow/http/stopwatch.ts';

const QUICK = {ms: 20, busyMs: 2};
const SLOW = {ms: 5000, busyMs: 2};
const BUSY = {ms: 20, busyMs: 18};
const SATURATED = {ms: 20, busyMs: 20};

async function pass(gate: Gate, times: number, took: Took | undefined): Promise<void> {
  for (let time = 0; time < times; time++) {
    await gate.enter();
    gate.leave(took);
  }
}

test('it starts at one and opens to the most, no further', async () => {
  const gate = new Gate(8);
  expect(gate.width).toBe(1);
  await pass(gate, 100, QUICK);
  expect(gate.width).toBe(8);
});

test('trouble halves it, down to one', async () => {
  const gate = new Gate(8);
  await pass(gate, 20, QUICK);
  const widths = [];
  for (let time = 0; time < 5; time++) {
    await pass(gate, 1, undefined);
    widths.push(gate.width);
  }
  expect(widths).toEqual([4, 2, 1, 1, 1]);
});

test('after trouble it opens by one a round only', async () => {
  const gate = new Gate(8);
  await pass(gate, 20, QUICK);
  await pass(gate, 1, undefined);
  await pass(gate, 4, QUICK);
  expect(gate.width).toBe(4);
  await pass(gate, 1, QUICK);
  expect(gate.width).toBe(5);
});

test('a slow answer does not open it; one that is no slower than the others does', async () => {
  const gate = new Gate(8);
  await pass(gate, 1, QUICK);
  await pass(gate, 50, SLOW);
  expect(gate.width).toBe(2);
  const steady = new Gate(8);
  await pass(steady, 50, SLOW);
  expect(steady.width).toBe(8);
});

test('while the process itself is what takes the time it does not open, and opens again when it waits', async () => {
  const gate = new Gate(8);
  await pass(gate, 2, QUICK);
  await pass(gate, 50, BUSY);
  expect(gate.width).toBe(3);
  await pass(gate, 5, QUICK);
  expect(gate.width).toBe(8);
});

test('while the process does nothing but work it narrows by one a round, down to two', async () => {
  const gate = new Gate(8);
  await pass(gate, 20, QUICK);
  await pass(gate, 7, SATURATED);
  expect(gate.width).toBe(7);
  await pass(gate, 60, SATURATED);
  expect(gate.width).toBe(2);
  await pass(gate, 3, undefined);
  await pass(gate, 3, SATURATED);
  expect(gate.width).toBe(1);
});

test('whoever comes to a full gate waits for the next to leave, in order', async () => {
  const gate = new Gate(1);
  const entered: number[] = [];
  await gate.enter();
  for (const number of [1, 2, 3]) void gate.enter().then(() => entered.push(number));
  await turn();
  expect(entered).toEqual([]);
  gate.leave(QUICK);
  await turn();
  expect(entered).toEqual([1]);
  gate.leave(undefined);
  await turn();
  expect(entered).toEqual([1, 2]);
});

type Event = 'enter' | Took | undefined;

/** A gate and those who come and go through it. */
class Crowd {
  readonly gate: Gate;
  asked = 0;
  entered = 0;
  left = 0;

  constructor(most: number) {
    this.gate = new Gate(most);
  }

  async take(event: Event): Promise<void> {
    const before = this.entered;
    if (event === 'enter') this.#enter();
    else if (this.entered > this.left) this.#leave(event);
    await turn();
    const inside = this.entered - this.left;
    if (this.entered > before) expect(inside).toBeLessThanOrEqual(this.gate.width);
    if (this.asked > this.entered) expect(inside).toBeGreaterThanOrEqual(this.gate.width);
  }

  #enter(): void {
    this.asked++;
    void this.gate.enter().then(() => this.entered++);
  }

  #leave(took: Took | undefined): void {
    this.left++;
    this.gate.leave(took);
  }
}

test('whatever happens, no more come in than may be in, and none is left waiting', async () => {
  const events = fc.array(fc.constantFrom<Event[]>('enter', QUICK, SLOW, BUSY, SATURATED, undefined), {maxLength: 60});
  await fc.assert(
    fc.asyncProperty(fc.integer({min: 1, max: 9}), events, async (most, happened) => {
      const crowd = new Crowd(most);
      for (const event of [...happened, ...happened.map(() => QUICK)]) await crowd.take(event);
      expect([crowd.entered, crowd.left]).toEqual([crowd.asked, crowd.asked]);
    }),
    {numRuns: 60},
  );
});
