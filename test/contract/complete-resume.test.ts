// Runs are interrupted and resumed in cases missing from kill.test.ts: a shop that keeps changing, a large tie, a
// target that saves late, a target that reads slowly. The tables still match the shop.
// Completeness: C7

import {setTimeout as sleep} from 'node:timers/promises';
import {ALL_VALUES} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {ALL_COLUMNS, openShop, type ShopRun} from '../helpers/shop-run.ts';
import {Tables} from '../helpers/tables.ts';
import {configFor, runProgram, startProgram} from '../helpers/tap.ts';
import {differences} from '../helpers/truth.ts';
import {busy, createShop, type Hook, startSandbox} from '../sandbox/index.ts';
import {random} from '../sandbox/random.ts';

const CUTS = 20;
const ROUNDS = 10;
const config = {...ALL_VALUES, lookback_days: 0};
const changes = (seed: number): Hook => busy({seed, changes: 3, bulkBefore: 0, anonymise: false});

/** The STATE that a target has saved when it stops: the last one, or the one before it. */
const TARGETS = {
  last: (states: readonly unknown[]) => states.at(-1),
  late: (states: readonly unknown[]) => states.at(-2),
} as const;
type Cut = {readonly after: number; readonly target: keyof typeof TARGETS};

test(`after each of ${CUTS} interruptions, a run that resumes in a changed shop completes the tables`, async () => {
  await using run = openShop({shop: createShop({orders: 300, ties: [130]}), config});
  const {lines} = await run.runWhile(changes(1));
  expect(statesOf(lines).length).toBeGreaterThan(3);
  const wrong: string[] = [];
  for (const cut of cutsOf(lines.length)) {
    for (let change = 0; change < 3; change++) run.shop.touch();
    run.shop.create();
    run.shop.clock.advance(5);
    wrong.push(...(await resumed(run, lines, cut)));
  }
  expect(wrong.slice(0, 10)).toEqual([]);
});

test('a run in a busy shop that is repeatedly interrupted and resumed completes the tables', async () => {
  await using run = openShop({shop: createShop({orders: 300})});
  const stop = run.sandbox.beforeRequest(changes(2));
  const tables = new Tables();
  const dice = random('cut again');
  for (let round = 0; round < ROUNDS; round++) {
    const lines = linesOf(await goOn(run, tables.state));
    tables.load(lines.slice(0, 1 + dice.int(lines.length)).join('\n'));
    run.shop.clock.advance(5);
  }
  stop();
  tables.load(await goOn(run, tables.state));
  expect(differences(tables, run.shop.truth())).toEqual([]);
});

test('a run that is killed while a slow target reads is resumed from complete lines', async () => {
  const shop = createShop({orders: 1500});
  await using sandbox = await startSandbox({shop, latencyMs: 5});
  const given = {config: configFor(sandbox, config), catalog: ALL_COLUMNS};
  const stop = sandbox.beforeRequest(changes(1));
  const tables = new Tables().load(await killed(startProgram(given), 200));
  stop();
  const before = tables.rows('order').length;
  expect(before).toBeGreaterThan(0);
  shop.clock.advance(5);
  const {code, stdout} = await runProgram({...given, state: tables.state});
  expect(code).toBe(0);
  tables.load(stdout);
  expect(tables.rows('order').length).toBeGreaterThan(before);
  expect(differences(tables, shop.truth())).toEqual([]);
});

/** All complete lines that reach a slow target if the tap is killed after `lineCount` lines. */
async function killed(tap: ReturnType<typeof startProgram>, lineCount: number): Promise<string> {
  tap.stderr.resume();
  let text = '';
  for await (const chunk of tap.stdout) {
    text += chunk;
    if (text.split('\n').length > lineCount) tap.kill('SIGKILL');
    await sleep(5);
  }
  await tap.ended;
  expect(tap.signalCode).toBe('SIGKILL');
  return text.slice(0, text.lastIndexOf('\n'));
}

/** The errors left after a run that resumes where the last one was interrupted. */
async function resumed(run: ShopRun, lines: readonly string[], {after, target}: Cut): Promise<string[]> {
  const kept = lines.slice(0, after);
  const tables = new Tables().load(kept.join('\n'));
  tables.load(await goOn(run, TARGETS[target](statesOf(kept))));
  return differences(tables, run.shop.truth()).map((text) => `interrupted after ${after} lines (${target}): ${text}`);
}

async function goOn({sandbox}: ShopRun, state: unknown): Promise<string> {
  const {code, stdout, stderr} = await runInside(sandbox, {config, catalog: ALL_COLUMNS, state});
  expect([code, stderr.match(/CRITICAL.*/)?.[0]]).toEqual([0, undefined]);
  return stdout;
}

/** Always the first and last lines, and a random selection of the others. */
function cutsOf(lineCount: number): Cut[] {
  const dice = random('cuts');
  const ends = [0, 1, 2, lineCount - 1, lineCount];
  const others = Array.from({length: CUTS - ends.length}, () => dice.int(lineCount + 1));
  return [...ends, ...others].map((after) => ({after, target: dice.pick(['last', 'late'] as const)}));
}

const linesOf = (stdout: string): string[] => stdout.split('\n').filter((line) => line !== '');

const statesOf = (lines: readonly string[]): unknown[] =>
  lines
    .map((line) => JSON.parse(line))
    .filter(({type}) => type === 'STATE')
    .map(({value}) => value);
