// The Makefile: a unit fails, another is killed, `make` retries them, and a later `make` is an ordinary run.

import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import type {Sandbox} from '../sandbox/index.ts';
import {runTo} from './run.ts';
import {ROOT, type Setting} from './setting.ts';
import {sideBySide, takesTurns} from './turns.ts';

export async function make({folder, env, drill, shops: {accounts, settle}}: Setting): Promise<void> {
  const again = (code: number) =>
    runTo(code, 'make', ['-f', join(ROOT, 'examples/backfill/Makefile'), '-j3', '-k'], {cwd: folder, env});
  const isThere = (file: string) => existsSync(join(folder, file));
  drill.start(accounts);

  await again(2);
  const hit = [drill.failing, drill.killed].map((unit) => unit.split('-', 1)[0] ?? '');
  const missing = drill.units.filter((unit) => !isThere(`${unit.split('-', 1)[0]}/${unit}.state`));
  assert.deepEqual(missing.sort(), [drill.failing, drill.killed].sort(), 'units without a state');
  for (const {accountId} of accounts.sandboxes)
    assert.equal(isThere(`${accountId}/state.json`), !hit.includes(String(accountId)), `${accountId}/state.json`);

  await again(0);
  settle();
  await again(0);
  const [quiet, busy] = accounts.sandboxes as [Sandbox, Sandbox];
  assert.ok(sideBySide(quiet, busy), 'two accounts run at the same time');
  for (const sandbox of accounts.sandboxes) assert.ok(takesTurns(sandbox), `account ${sandbox.accountId} takes turns`);
}
