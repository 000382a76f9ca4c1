// The Makefile: a unit fails, another is killed, `make` retries them, and a later `make` is an ordinary run.

import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import type {Sandbox} from '../sandbox/index.ts';
import {runTo} from './run.ts';
import {ROOT, type Setting} from './setting.ts';
import {sideBySide} from './turns.ts';

export async function make({folder, env, units, drill, shops: {accounts, settle}}: Setting): Promise<void> {
  const again = (code: number) =>
    runTo(code, 'make', ['-f', join(ROOT, 'examples/backfill/Makefile'), '-j3', '-k'], {cwd: folder, env});
  const isMissing = (file: string) => !existsSync(join(folder, file));
  drill.start(accounts);

  await again(2);
  const hit = [drill.failing, drill.killed];
  assert.deepEqual(units.filter((unit) => isMissing(`${accountOf(unit)}/${unit}.state`)).sort(), hit.toSorted());
  for (const {accountId} of accounts.sandboxes)
    assert.equal(isMissing(`${accountId}/state.json`), hit.map(accountOf).includes(String(accountId)));

  await again(0);
  settle();
  await again(0);
  const [quiet, busy] = accounts.sandboxes as [Sandbox, Sandbox];
  assert.ok(sideBySide(quiet, busy), 'two accounts run at the same time');
}

const accountOf = (unit: string): string => unit.split('-', 1)[0] ?? '';
