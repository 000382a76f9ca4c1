// A user's steps with `verify`: a table is damaged, a shop deletes orders, and both are made equal again.

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {PROGRAM} from '../../../helpers/tap.ts';
import type {TemporaryFolder} from '../../../helpers/temporary-folder.ts';
import {createShop, type Sandbox, startSandbox} from '../../../sandbox/index.ts';
import type {Warehouse} from './warehouse.ts';

/** What was run and printed. */
export type Step = {readonly command: string; readonly output: string};

type Setting = {readonly folder: TemporaryFolder; readonly warehouse: Warehouse; readonly sandbox: Sandbox};

const NOW = '2026-11-21T10:00:00Z';

/** @throws if anything is not as expected */
export async function story(folder: TemporaryFolder, warehouse: Warehouse): Promise<readonly Step[]> {
  await using sandbox = await startSandbox({shop: createShop({orders: 2500, seed: 'verify', now: NOW})});
  const setting = {folder, warehouse, sandbox};
  folder.write('config.json', JSON.stringify(sandbox.config));
  await load(setting, ['-c', 'config.json']);
  const before = await verify(setting, [], 0);
  const damage = await damaged(setting);
  const counts = await verify(setting, [], 6);
  const full = await verify(setting, ['--full', '--format', 'jsonl', '--repair', 'units.jsonl'], 6);
  expectSame(problemsIn(full.stdout), damage);
  await repair(setting);
  await warehouse.deleteFound(full.stdout);
  const after = await verify(setting, ['--full'], 0);
  return [
    {command: 'verify -c config.json -s state.json --orders -', output: before.shown},
    {command: 'verify -c config.json -s state.json --orders -', output: counts.shown},
    {
      command:
        'verify -c config.json -s state.json --orders - --full --format jsonl --repair units.jsonl > verified.jsonl',
      output: full.stderr,
    },
    {command: 'verify -c config.json -s state.json --orders - --full', output: after.shown},
  ];
}

/** Loads what a run writes, and keeps its last state. */
async function load(setting: Setting, args: readonly string[], keepsState = true): Promise<void> {
  const {code, stdout, stderr} = await tap(setting, args);
  if (code !== 0) throw new Error(`a run ended with ${code}\n${stderr}`);
  await setting.warehouse.load(stdout);
  const states = stdout.split('\n').filter((line) => line.startsWith('{"type":"STATE"'));
  if (keepsState) setting.folder.write('state.json', JSON.stringify(JSON.parse(states.at(-1) ?? '{}').value));
}

/** Removes and changes rows, deletes orders at Lengow, and changes others there. Returns the problems to be found. */
async function damaged({warehouse, sandbox: {shop}}: Setting): Promise<string[]> {
  const old = shop.orders.filter(({importedAt}) => importedAt !== null && importedAt < Date.parse('2026-11-01') * 1000);
  const [missing, stale, deleted] = [old.slice(100, 103), old.slice(500, 502), old.slice(900, 904)];
  const where = (entries: typeof old) =>
    entries
      .map(({marketplace, id}) => `(marketplace = '${marketplace}' and marketplace_order_id = '${id}')`)
      .join(' or ');
  await warehouse.run(`delete from "order" where ${where(missing)}`);
  await warehouse.run(`update "order" set updated_at = imported_at - interval '1 day' where ${where(stale)}`);
  for (const order of deleted) shop.hide(order);
  for (const order of old.slice(1200, 1220)) shop.touch(order);
  const kinds = {missing, stale, deleted};
  return Object.entries(kinds).flatMap(([kind, entries]) =>
    entries.map(({marketplace, id}) => `${kind} ${marketplace} ${id}`),
  );
}

const problemsIn = (jsonLines: string): string[] =>
  jsonLines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({problem, marketplace, marketplace_order_id: id}) => `${problem} ${marketplace} ${id}`);

function expectSame(found: readonly string[], wanted: readonly string[]): void {
  const [one, other] = [found, wanted].map((all) => all.toSorted().join('\n'));
  if (one !== other) throw new Error(`verify found\n${one}\ninstead of\n${other}`);
}

/** Reads each unit without a state, since with one the claimed ranges would be skipped. */
async function repair(setting: Setting): Promise<void> {
  const units = readFileSync(join(setting.folder.path, 'units.jsonl'), 'utf8').trimEnd().split('\n');
  for (const unit of units) {
    setting.folder.write('unit.json', JSON.stringify(JSON.parse(unit).config));
    await load(setting, ['-c', 'config.json', '-c', 'unit.json'], false);
  }
}

async function verify(setting: Setting, args: readonly string[], expected: number) {
  const stdin = await setting.warehouse.inventory();
  const all = ['verify', '-c', 'config.json', '-s', 'state.json', '--orders', '-', ...args];
  const {code, stdout, stderr} = await tap(setting, all, stdin);
  if (code !== expected) throw new Error(`verify ended with ${code}\n${stderr}${stdout}`);
  return {stdout, stderr, shown: `${stderr}${stdout}`};
}

async function tap({folder}: Setting, args: readonly string[], stdin = '') {
  const child = spawn(process.execPath, [PROGRAM, ...args], {cwd: folder.path, env: {PATH: process.env.PATH}});
  child.stdin.end(stdin);
  const [stdout, said, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  // The sandbox's clock is not this machine's.
  const stderr = said
    .split('\n')
    .filter((line) => !/^(?:WARNING|INFO METRIC)/.test(line))
    .join('\n');
  return {code, stdout, stderr};
}
