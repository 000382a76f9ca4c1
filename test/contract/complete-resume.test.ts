// The tap may be stopped after any line and go on from a STATE: the tables equal the truth, whatever the target kept.

import {setTimeout as sleep} from 'node:timers/promises';
import {ALL_COLUMNS, openShop, type ShopRun} from '../helpers/shop-run.ts';
import {Tables} from '../helpers/tables.ts';
import {configFor, runProgram, startProgram} from '../helpers/tap.ts';
import {differences} from '../helpers/truth.ts';
import {busy, createShop, type Hook} from '../sandbox/index.ts';
import {random} from '../sandbox/random.ts';

const CUTS = 200;
const AT_ONCE = 2;
const changes = (seed: number): Hook => busy({seed, changes: 3, bulkBefore: 0, anonymise: false});

/** What a target has saved when it stops: the last STATE, the one before it, or none, as it saves at the end only. */
const TARGETS = {
  last: (states: readonly unknown[]) => states.at(-1),
  late: (states: readonly unknown[]) => states.at(-2),
  none: () => undefined,
} as const;
type Cut = {readonly after: number; readonly target: keyof typeof TARGETS};

test(`after each of ${CUTS} cuts a run that goes on from what the target saved makes the tables whole`, async () => {
  await using run = await openShop({shop: createShop({orders: 300, ties: [130]}), config: {lookback_days: 0}});
  const {lines} = await run.runWhile(changes(1));
  expect(statesOf(lines).length).toBeGreaterThan(3);
  const wrong: string[] = [];
  for (const cuts of inGroups(cutsOf(lines.length), AT_ONCE)) {
    for (let change = 0; change < 3; change++) run.shop.touch();
    run.shop.create();
    run.shop.clock.advance(5);
    wrong.push(...(await Promise.all(cuts.map((cut) => resumed(run, lines, cut)))).flat());
  }
  expect(wrong.slice(0, 10)).toEqual([]);
}, 200_000);

test('a run that goes on in a busy shop, is cut again and again, and goes on, makes the tables whole', async () => {
  await using run = await openShop({shop: createShop({orders: 300}), config: {lookback_days: 0}});
  const stop = run.sandbox.beforeRequest(changes(2));
  const tables = new Tables();
  const dice = random('cut again');
  for (let round = 0; round < 10; round++) {
    const {stdout} = await runProgram({...given(run), state: tables.state});
    const lines = linesOf(stdout);
    tables.load(lines.slice(0, 1 + dice.int(lines.length)).join('\n'));
    run.shop.clock.advance(5);
  }
  stop();
  tables.load((await runProgram({...given(run), state: tables.state})).stdout);
  expect(differences(tables, run.shop.truth())).toEqual([]);
});

test.each([1, 2, 3])(
  'a tap that is killed while a slow target reads is resumed from whole lines, try %i',
  async (n) => {
    await using run = await openShop({
      shop: createShop({orders: 1500, seed: n}),
      latencyMs: 20,
      config: {lookback_days: 0},
    });
    const stop = run.sandbox.beforeRequest(changes(n));
    const tables = new Tables();
    tables.load(await killed(run, 200 * n));
    stop();
    const before = tables.rows('order').length;
    expect(before).toBeGreaterThan(0);
    run.shop.clock.advance(5);
    const {code, stdout} = await runProgram({...given(run), state: tables.state});
    expect(code).toBe(0);
    tables.load(stdout);
    expect(tables.rows('order').length).toBeGreaterThan(before);
    expect(differences(tables, run.shop.truth())).toEqual([]);
  },
);

/** All lines that a slow target had read whole when the tap was killed. */
async function killed(run: ShopRun, lineCount: number): Promise<string> {
  const tap = startProgram(given(run));
  tap.stderr.resume();
  const lines: string[] = [];
  let text = '';
  for await (const chunk of tap.stdout) {
    text += chunk;
    lines.length = 0;
    lines.push(...text.split('\n').slice(0, -1));
    if (lines.length > lineCount) tap.kill('SIGKILL');
    await sleep(5);
  }
  await tap.ended;
  expect(tap.signalCode).toBe('SIGKILL');
  return lines.join('\n');
}

/** What is wrong after a run that goes on where a cut left off. */
async function resumed(run: ShopRun, lines: readonly string[], {after, target}: Cut): Promise<string[]> {
  const kept = lines.slice(0, after);
  const tables = new Tables().load(kept.join('\n'));
  const {code, stdout, stderr} = await runProgram({...given(run), state: TARGETS[target](statesOf(kept))});
  if (code !== 0) return [`cut after ${after} (${target}): exit ${code} ${stderr}`];
  tables.load(stdout);
  return differences(tables, run.shop.truth()).map((text) => `cut after ${after} (${target}): ${text}`);
}

const given = (run: ShopRun) => ({
  config: configFor(run.sandbox, {lookback_days: 0}),
  catalog: ALL_COLUMNS,
});

/** The first and the last lines always, the others by chance. */
function cutsOf(lineCount: number): Cut[] {
  const dice = random('cuts');
  const ends = [0, 1, 2, 3, 4, 5, lineCount - 2, lineCount - 1, lineCount];
  const others = Array.from({length: CUTS - ends.length}, () => dice.int(lineCount + 1));
  const targets = ['last', 'last', 'late', 'none'] as const;
  return [...ends, ...others].map((after) => ({after, target: dice.pick(targets)}));
}

const linesOf = (stdout: string): string[] => stdout.split('\n').filter((line) => line !== '');

const statesOf = (lines: readonly string[]): unknown[] =>
  lines
    .map((line) => JSON.parse(line))
    .filter(({type}) => type === 'STATE')
    .map(({value}) => value);

const inGroups = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({length: Math.ceil(list.length / size)}, (_, at) => list.slice(at * size, (at + 1) * size));
