// SIGKILL after any line: whatever the target has saved by then, a run that resumes from its state completes the
// tables.
// Completeness: C7
// Reliability: Killed runs
// Tried: SIGKILL after any line, with each family of targets
// Must: the next run completes the tables

import {ALL_VALUES, fullCatalog} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {killedAfter} from '../helpers/killed.ts';
import {ALL_STREAMS} from '../helpers/streams.ts';
import {Tables} from '../helpers/tables.ts';
import {configFor, runProgram} from '../helpers/tap.ts';
import {FAMILIES, type Family, type Held} from '../helpers/target-families.ts';
import {differences} from '../helpers/truth.ts';
import {createShop, openSandbox, type Sandbox, type Shop, startSandbox} from '../sandbox/index.ts';
import {random} from '../sandbox/random.ts';

// Enough orders for parallel lanes: about 800 lines.
const newShop = (seed: string) =>
  createShop({orders: 200, months: 6, seed, ties: [], marketplaces: ['amazon_fr', 'zalando_de']});
const CONFIG = {...ALL_VALUES, lookback_days: 0};
const EVERYTHING = fullCatalog(...ALL_STREAMS);
const WRITERS = Object.entries(FAMILIES);
const CUTS = 12;

const linesOf = (stdout: string): string[] => stdout.split('\n').filter((line) => line !== '');

function faultsOf(shop: Shop, held: Held, resumed: string): string[] {
  const tables = new Tables().load(held.lines.join('\n')).load(resumed);
  return differences(tables, shop.truth()).slice(0, 3);
}

describe('the output of one run, truncated after every single line', () => {
  const shop = newShop('cut');
  const run = async (state?: unknown) =>
    linesOf((await runInside(openSandbox({shop}), {config: CONFIG, catalog: EVERYTHING, state})).stdout);
  let lines: readonly string[] = [];
  // A resumed run depends only on the state, so one run for each state that a target may have saved is enough.
  const resumed = new Map<string, Promise<Set<string>>>();

  beforeAll(async () => {
    lines = await run();
  });

  const resume = (state: unknown): Promise<Set<string>> => {
    const known = JSON.stringify(state) ?? '';
    const rows = resumed.get(known) ?? run(state).then(keysIn);
    resumed.set(known, rows);
    return rows;
  };

  test.each(WRITERS)('for a target that %s', async (_, family) => {
    expect(lines.length).toBeGreaterThan(500);
    const wrong: string[] = [];
    const owed = keysIn(lines);
    for (let after = 0; after <= lines.length; after++) {
      const held = family(lines.slice(0, after));
      const kept = keysIn(held.lines);
      const again = await resume(held.state);
      const missing = [...owed].filter((key) => !(kept.has(key) || again.has(key)));
      if (missing.length > 0) wrong.push(`after line ${after}: ${missing.length} rows are lost`);
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});

/** The content of each row, without the time at which it was read. */
const keysOfLine = new Map<string, string>();
function keysIn(lines: readonly string[]): Set<string> {
  const keys = new Set<string>();
  for (const line of lines) {
    const key = keysOfLine.get(line) ?? keyOf(line);
    keysOfLine.set(line, key);
    if (key !== '') keys.add(key);
  }
  return keys;
}

function keyOf(line: string): string {
  const {type, stream, record} = JSON.parse(line);
  return type === 'RECORD' ? JSON.stringify([stream, record]) : '';
}

test(`the real program, killed after each of ${CUTS} random lines, is resumed by the real program`, async () => {
  await using sandbox = await startSandbox({shop: newShop('kill'), jitterMs: 10});
  const dice = random('kill');
  const wrong: string[] = [];
  for (let cut = 0; cut < CUTS; cut++) {
    const [name, family] = WRITERS[cut % WRITERS.length] as [string, Family];
    const after = 1 + dice.int(700);
    const held = family(await killed(sandbox, after));
    for (let change = 0; change < 3; change++) sandbox.shop.touch();
    sandbox.shop.clock.advance(5);
    const {code, stdout, stderr} = await runProgram({...given(sandbox), state: held.state});
    const faults = code === 0 ? faultsOf(sandbox.shop, held, stdout) : [stderr];
    wrong.push(...faults.map((fault) => `line ${after}, a target that ${name}: ${fault}`));
  }
  expect(wrong).toEqual([]);
});

describe('the real program, killed after every single line', () => {
  const shop = createShop({orders: 11, months: 6, seed: 'every', ties: [], marketplaces: ['amazon_fr', 'zalando_de']});
  const outputs: string[][] = [];
  const resumed = new Map<string, Promise<Set<string>>>();
  let sandbox: Sandbox;
  let owed: Set<string>;

  beforeAll(async () => {
    sandbox = await startSandbox({shop, pageCap: 3});
    const whole = linesOf((await runProgram(given(sandbox))).stdout);
    expect(whole.length).toBeGreaterThan(65);
    owed = keysIn(whole);
    const cuts = whole.keys();
    const worker = async () => {
      for (const cut of cuts) outputs.push(await killed(sandbox, cut + 1));
    };
    await Promise.all([worker(), worker(), worker()]);
  });

  afterAll(() => sandbox[Symbol.asyncDispose]());

  const resume = (state: unknown): Promise<Set<string>> => {
    const known = JSON.stringify(state) ?? '';
    const run =
      resumed.get(known) ?? runProgram({...given(sandbox), state}).then(({stdout}) => keysIn(linesOf(stdout)));
    resumed.set(known, run);
    return run;
  };

  test.each(WRITERS)('a target that %s has all rows after the next run', async (_, family) => {
    const wrong: string[] = [];
    for (const lines of outputs) {
      const held = family(lines);
      const [kept, again] = [keysIn(held.lines), await resume(held.state)];
      const missing = [...owed].filter((key) => !(kept.has(key) || again.has(key)));
      if (missing.length > 0) wrong.push(`after line ${lines.length}: ${missing.length} rows are lost`);
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});

const given = (sandbox: Sandbox) => ({config: configFor(sandbox, CONFIG), catalog: EVERYTHING});

/** The lines that a target has read once the tap has been killed. */
const killed = async (sandbox: Sandbox, after: number): Promise<string[]> =>
  (await killedAfter(after, given(sandbox))).lines;
