// A killed `read`: whichever line was the last to arrive, the next run resumes from the states that arrived, and the
// tables are complete.
// Completeness: C7

import {configured, discoveredStreams} from '../helpers/airbyte/configured.ts';
import {readInside} from '../helpers/airbyte/inside.ts';
import {airbyteMessage, type Stream} from '../helpers/airbyte/messages.ts';
import {Platform} from '../helpers/airbyte/platform.ts';
import {ALL_VALUES} from '../helpers/full-catalog.ts';
import {killedAfter} from '../helpers/killed.ts';
import {ALL_STREAMS} from '../helpers/streams.ts';
import {Tables} from '../helpers/tables.ts';
import {configFor, runProgram} from '../helpers/tap.ts';
import {differences} from '../helpers/truth.ts';
import {createShop, openSandbox, type Sandbox, startSandbox, ZFS_FEEDS} from '../sandbox/index.ts';
import {random} from '../sandbox/random.ts';

const newShop = (seed: string, orders: number) =>
  createShop({
    orders,
    months: 6,
    seed,
    actions: 20,
    vidrLines: 5,
    stockReports: 4,
    marketplaces: ['amazon_fr', 'fnac'],
  });
const CONFIG = {...ALL_VALUES, lookback_days: 0, zfs_feeds: ZFS_FEEDS};
const CUTS = 2;
const linesOf = (stdout: string): string[] => stdout.split('\n').filter(Boolean);

let streams: readonly Stream[];

beforeAll(async () => {
  streams = await discoveredStreams({access_token: 'token-1', secret: 'secret-1', ...CONFIG});
});

/** The content of a record, without the time at which it was read; '' for other messages. */
function keyOf(line: string): string {
  const {record} = airbyteMessage(line);
  return record === undefined ? '' : JSON.stringify([record.stream, record.data]);
}
const keysIn = (lines: readonly string[]): string[] => lines.map(keyOf).filter(Boolean);

test('after every single line, the rows before it and those of the next run are all rows', async () => {
  const shop = newShop('cut', 40);
  const run = async (states: readonly object[] = []) => {
    const {code, stdout} = await readInside(openSandbox({shop}), {
      config: CONFIG,
      catalog: configured(streams),
      states,
    });
    expect(code).toBe(0);
    return linesOf(stdout);
  };
  const lines = await run();
  const resumed = new Map<string, Promise<readonly string[]>>();
  const resume = (states: readonly object[]) => {
    const id = JSON.stringify(states);
    const keys = resumed.get(id) ?? run(states).then(keysIn);
    resumed.set(id, keys);
    return keys;
  };
  const platform = new Platform(ALL_STREAMS);
  const owed = new Set(keysIn(lines));
  const wrong: string[] = [];
  for (const [index, line] of lines.entries()) {
    platform.take([line]);
    owed.delete(keyOf(line));
    const again = new Set(await resume(platform.states));
    const missing = [...owed].filter((key) => !again.has(key));
    if (missing.length > 0) wrong.push(`after line ${index + 1}: ${missing.length} rows are lost`);
  }
  expect([wrong.slice(0, 5), platform.end(0)]).toEqual([[], []]);
  expect(resumed.size).toBeGreaterThan(5);
});

test(`the real program, killed after each of ${CUTS} random lines while the shop changes`, async () => {
  await using sandbox = await startSandbox({shop: newShop('kill', 120), jitterMs: 10});
  const dice = random('kill-airbyte');
  for (let cut = 0; cut < CUTS; cut++) {
    const after = 10 + dice.int(400);
    const platform = new Platform(ALL_STREAMS).take(await killed(sandbox, after));
    for (let change = 0; change < 3; change++) sandbox.shop.touch();
    sandbox.shop.clock.advance(5);
    const {code, stdout} = await runProgram({...given(sandbox), state: platform.states});
    const next = new Platform(ALL_STREAMS).take(linesOf(stdout));
    const tables = next.loadInto(platform.loadInto(new Tables()));
    const faults = differences(tables, sandbox.truth(), {streams: ALL_STREAMS}).slice(0, 3);
    expect([after, next.end(code), faults]).toEqual([after, [], []]);
  }
});

const given = (sandbox: Sandbox) => ({
  config: configFor(sandbox, CONFIG),
  catalog: configured(streams),
  args: ['read'],
});

/** The lines that arrived before the tap was killed. */
const killed = async (sandbox: Sandbox, after: number): Promise<string[]> =>
  (await killedAfter(after, given(sandbox))).lines;
