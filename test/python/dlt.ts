// The example for dlt, with the wheel: it is killed at every point between extraction and the end of a load, and then
// runs to its end, twice. The shop changes between the runs.

import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {text} from 'node:stream/consumers';
import {valuesLoaded} from '../getting-started/loaded.ts';
import {group} from '../helpers/group.ts';
import {KEYS, STREAMS, type Stream} from '../helpers/streams.ts';
import {configFor} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {step} from '../meltano/step.ts';
import {createShop, type Sandbox, startSandbox} from '../sandbox/index.ts';
import {askDuckdb} from '../targets/databases.ts';
import {install, programPath} from '../targets/environments.ts';
import {installed} from './installed.ts';

const KILLED = join(process.cwd(), 'test/python/killed.py');
const POINTS = ['extracted', 'normalized', 'merging', 'merged'];
const PACKAGE = /^PACKAGE = .*$/m;

type Place = {readonly folder: string; readonly example: string; readonly PATH: string};

/** @param programs a PATH without Node */
export async function dlt(wheel: string, programs: string): Promise<void> {
  install(['dlt']);
  using folder = temporaryFolder();
  const tap = await installed(wheel, 'highest', join(folder.path, 'venv'));
  await using sandbox = await startSandbox({shop: createShop({orders: 2000, seed: 'dlt', ties: [3, 130]})});
  folder.write('config.json', JSON.stringify(configFor(sandbox, {lookback_days: 0})));
  const place = {
    folder: folder.path,
    example: folder.write('lengow.py', smallPackages()),
    PATH: `${dirname(tap)}:${programs}`,
  };
  for (const point of POINTS)
    await step(`is killed: ${point}`, () => ends('SIGKILL', [KILLED, place.example, point], place));
  await step('loads the rest', () => loads(sandbox, place));
  changes(sandbox);
  await step('is killed after changes', () => ends('SIGKILL', [KILLED, place.example, 'merging'], place));
  await step('loads the changes', () => loads(sandbox, place));
}

/** The example, with several load packages in each run. */
function smallPackages(): string {
  const example = readFileSync('examples/dlt/lengow.py', 'utf8');
  assert.match(example, PACKAGE);
  return example.replace(PACKAGE, 'PACKAGE = 500');
}

async function loads(sandbox: Sandbox, place: Place): Promise<void> {
  await ends(0, [place.example], place);
  const file = join(place.folder, 'tap_lengow.duckdb');
  const values = await valuesLoaded(file, sandbox);
  for (const stream of STREAMS) assert.deepEqual(await askDuckdb(file, 'lengow')(repeated(stream)), ['0'], stream);
  process.stdout.write(`        ${values} values equal\n`);
}

/** Counts the rows that dlt added instead of replacing the earlier version of the same row. */
const repeated = (stream: Stream): string =>
  `select count(*) - count(distinct (${KEYS[stream].join(', ')})) from "${stream}"`;

/** @throws unless Python ends with this code or signal */
async function ends(expected: number | string, args: readonly string[], {folder, PATH}: Place): Promise<void> {
  const env = {...process.env, PATH, RUNTIME__DLTHUB_TELEMETRY: 'false', TAP_LENGOW_LOG_LEVEL: 'WARNING'};
  const stdio = ['ignore', 'ignore', 'pipe'] as const;
  const child = group(spawn(programPath('dlt', 'python'), args, {cwd: folder, env, detached: true, stdio: [...stdio]}));
  const [said, [code, signal]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  assert.equal(code ?? signal, expected, said.slice(-3000));
}

function changes({shop}: Sandbox): void {
  shop.clock.advance(3600);
  shop.bulk(500);
  for (let change = 0; change < 100; change++) {
    shop.touch();
    shop.create();
    shop.clock.advance(60);
  }
}
