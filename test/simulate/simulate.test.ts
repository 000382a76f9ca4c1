// A few worlds per test run, all worlds that ever failed, and proof that mutants are caught.

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

// These worlds are older than Airbyte's platform.
const OLD = {...ALL, without: new Set(['airbyte'])};

test.each(FAILED)('seed $seed, which once failed: $once', async ({seed}) => {
  expect(await brokenIn(seed, engine, OLD)).toBeUndefined();
});

test('a seed replays exactly', async () => {
  const traceOf = async () => {
    const lines: string[] = [];
    await simulate(7, {...ALL, tap: engine, trace: (text) => lines.push(text())});
    return lines.join('\n');
  };
  const first = await traceOf();
  expect(first.length).toBeGreaterThan(1000);
  expect(await traceOf()).toBe(first);
});

test('processes divide the work without missing a seed', async () => {
  const {counts, failures} = await shared({...ALL, seed: 1, runs: 5, step: 1}, 2, () => {});
  expect([counts.worlds, failures]).toEqual([5, []]);
});

test('an ordinary tap without a fault passes if the API is well behaved', async () => {
  expect(await hunt(plain, {first: 1, most: 30})).toBeUndefined();
});

/** For each mutant that takes many worlds to catch: the first seed to try, shortly before the one that catches it. */
const SOON: Readonly<Record<string, number>> = {
  'a refused ordering of actions ends the run': 44,
  'the request limit doubled': 18,
  'a full table read from its bookmark': 14,
  'asking again only after an empty response': 9,
  'the hull of what was read': 20,
  'any gap before start_date is read': 22,
  'finished windows after a gap counted': 33,
  'an exclusive lower bound trusted': 30,
  'an exclusive upper bound trusted': 158,
  'a failure reported as success': 24,
  'a truncated body treated as the end': 30,
  'reading on without its target': 14,
  'more concurrent requests than allowed': 63,
  'short gaps joined': 246,
  'two spellings are one': 89,
  'no cap': 250,
};

test.each(mutants)('$name: is caught', async (mutant: Mutant) => {
  expect(await hunt(mutant, {first: SOON[mutant.name] ?? 1, most: 60})).toBeDefined();
});

test('a tap that never ends is detected', async () => {
  const hanging: Tap = () => new Promise(() => {});
  expect(await brokenIn(1, hanging)).toBe('the run hangs: no events are left');
});

test('a tap that succeeds without reading anything is detected', async () => {
  expect(await brokenIn(1, async () => {})).toMatch(/the run succeeded without a login/);
});

test('everything not needed to reproduce a failure is removed from its world', async () => {
  const {without, mostOrders} = await shrunk(1, ALL, async () => {});
  expect(without.has('faults') && without.has('late')).toBe(true);
  expect(replayCommand(1, {without, mostOrders})).toMatch(/--seed 1 --runs 1 --trace --without .*faults/);
});
