// A few worlds on every test run, those that ever failed, and proof that wrong ways of reading are caught.

import {shared} from './batch.ts';
import {FAILED} from './failed.ts';
import type {Mutant} from './mutants/mutant.ts';
import {hunt, mutants} from './mutants/mutants.ts';
import {plain} from './mutants/reading.ts';
import {replayCommand, shrunk} from './shrink.ts';
import {simulate} from './simulate.ts';
import type {Tap} from './tap.ts';
import {engine} from './tap.ts';

const ALL = {without: new Set<string>(), mostOrders: 3000};

const brokenIn = async (seed: number, tap: Tap = engine, options = ALL) =>
  (await simulate(seed, {...options, tap})).broken?.message;

test.each([...Array(15).keys()])('world %i keeps every promise', async (seed) => {
  expect(await brokenIn(seed)).toBeUndefined();
});

test.each(FAILED)('seed $seed, which once failed: $once', async ({seed}) => {
  expect(await brokenIn(seed)).toBeUndefined();
});

test.each([5_000_182, 5_003_157])('world %i leaves an order split by a stop, and reports it', async (seed) => {
  const {broken, counts} = await simulate(seed, {...ALL, tap: engine});
  expect([broken, counts.split]).toEqual([undefined, 1]);
});

test('a seed replays exactly', async () => {
  const told = async () => {
    const lines: string[] = [];
    await simulate(7, {...ALL, tap: engine, trace: (text) => lines.push(text())});
    return lines.join('\n');
  };
  const first = await told();
  expect(first.length).toBeGreaterThan(1000);
  expect(await told()).toBe(first);
});

test('processes divide the work and miss no seed', async () => {
  const {counts, failures} = await shared({...ALL, seed: 1, runs: 5, step: 1}, 2, () => {});
  expect([counts.worlds, failures]).toEqual([5, []]);
});

test('an ordinary tap without a fault passes if the API is kind', async () => {
  expect(await hunt(plain, {first: 1, most: 30})).toBeUndefined();
});

/** The first seed to try, shortly before the first that catches it, for those that need more than a few worlds. */
const SOON: Readonly<Record<string, number>> = {
  'finished windows beyond the unbroken part counted': 33,
  'an exclusive lower bound trusted': 30,
  'an exclusive upper bound trusted': 46,
  'a failure ends well': 24,
  'goes on without its target': 14,
  'more at once than allowed': 63,
};

test.each(mutants)('$name: is caught', async (mutant: Mutant) => {
  expect(await hunt(mutant, {first: SOON[mutant.name] ?? 1, most: 60})).toBeDefined();
});

test('a tap that never ends is detected', async () => {
  const hanging: Tap = () => new Promise(() => {});
  expect(await brokenIn(1, hanging)).toBe('it hangs: nothing is left to happen');
});

test('a tap that ends well without reading anything is detected', async () => {
  expect(await brokenIn(1, async () => {})).toMatch(/it ended well, with/);
});

test('what a failure does not need is removed from its world', async () => {
  const {without, mostOrders} = await shrunk(1, ALL, async () => {});
  expect(without.has('faults') && without.has('late')).toBe(true);
  expect(replayCommand(1, {without, mostOrders})).toMatch(/--seed 1 --runs 1 --trace --without .*faults/);
});
