// SIGKILL after random lines of each stream, drawn anew in each run: the next run completes the tables of all streams.
// TEST_CUTS is the number of kills for each stream.
// Completeness: C7

import {ALL_VALUES, fullCatalog} from '../helpers/full-catalog.ts';
import {linesOf as linesFrom} from '../helpers/lines.ts';
import {lastState} from '../helpers/messages.ts';
import {ALL_STREAMS, type AnyStream} from '../helpers/streams.ts';
import {Tables} from '../helpers/tables.ts';
import {configFor, runProgram, startProgram} from '../helpers/tap.ts';
import {differences} from '../helpers/truth.ts';
import {createShop, type Sandbox, startSandbox, ZFS_FEEDS} from '../sandbox/index.ts';
import {random} from '../sandbox/random.ts';

const CUTS = Number(process.env.TEST_CUTS ?? 20);
const AT_ONCE = 3;
const SEED = process.env.TEST_SEED ?? String(Date.now());
const CATALOG = fullCatalog(...ALL_STREAMS);
const CONFIG = {...ALL_VALUES, zfs_feeds: ZFS_FEEDS, lookback_days: 0};

const given = (sandbox: Sandbox) => ({config: configFor(sandbox, CONFIG), catalog: CATALOG});
const isOf = (stream: AnyStream, line: string): boolean => line.startsWith(`{"type":"RECORD","stream":"${stream}"`);

/** The lines up to a row of the stream, after which the tap is killed. */
async function killed(sandbox: Sandbox, stream: AnyStream, row: number): Promise<string[]> {
  const tap = startProgram(given(sandbox));
  tap.stderr.resume();
  const lines: string[] = [];
  let rows = 0;
  for await (const line of linesFrom(tap.stdout)) {
    if (rows === row) break;
    lines.push(line);
    if (isOf(stream, line) && ++rows === row) tap.kill('SIGKILL');
  }
  await tap.ended;
  return lines;
}

/** Calls `work` for each item, a few at a time. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  const worker = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({length: AT_ONCE}, worker));
}

test.each(ALL_STREAMS)(`killed after ${CUTS} random rows of %s (TEST_SEED=${SEED} repeats it)`, async (stream) => {
  const dice = random(SEED, stream);
  const marketplaces = ['amazon_fr', 'zalando_de'];
  const parts = {orders: 30, actions: 20, vidrLines: 8, stockReports: 6};
  const shop = createShop({...parts, months: 6, seed: `${SEED} ${stream}`, ties: [], marketplaces});
  await using sandbox = await startSandbox({shop, pageCap: 5});
  const count = sandbox.truth()[stream].length;
  expect(count).toBeGreaterThan(0);
  const outputs: string[][] = [];
  await each(
    Array.from({length: CUTS}, () => 1 + dice.int(count)),
    async (row) => void outputs.push(await killed(sandbox, stream, row)),
  );
  for (let change = 0; change < 3; change++) {
    shop.touch();
    shop.actions.touch();
  }
  shop.create();
  shop.clock.advance(5);
  // A resumed run depends only on the state.
  const states = new Map(outputs.map((lines) => [stateOf(lines), lastState(lines.join('\n'))]));
  const resumed = new Map<string, string>();
  await each([...states], async ([name, state]) => {
    const {code, stdout, stderr} = await runProgram({...given(sandbox), state});
    resumed.set(name, code === 0 ? stdout : '');
    expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
  });
  const truth = sandbox.truth();
  const wrong = outputs.flatMap((lines) => {
    const tables = new Tables().load(lines.join('\n')).load(resumed.get(stateOf(lines)) ?? '');
    return differences(tables, truth, {streams: ALL_STREAMS}).map((fault) => `after line ${lines.length}: ${fault}`);
  });
  expect(wrong.slice(0, 5)).toEqual([]);
});

const stateOf = (lines: readonly string[]): string => JSON.stringify(lastState(lines.join('\n'))) ?? '';
