// The runs of the tap that an example started, as recorded by the script `tap`, and the rules that they must follow.

import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Accounts} from '../sandbox/index.ts';
import {takesTurns} from './turns.ts';

type Run = {
  readonly pid: number;
  /** Empty if the run does not read a unit. */
  readonly unit: string;
  readonly args: string;
};

/** Oldest first. */
export function runsOf(folder: string, accountId: number): Run[] {
  const path = join(folder, String(accountId), 'runs');
  const lines = existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : [];
  return lines.map((line) => {
    const [pid = '', unit = '', ...args] = line.split(' ');
    return {pid: Number(pid), unit, args: args.join(' ')};
  });
}

type Rules = {readonly folder: string; readonly units: readonly string[]; readonly twice: readonly string[]};

/** @param twice the units that were read twice; all others were read once */
export function checkRuns({sandboxes}: Accounts, {folder, units, twice}: Rules): void {
  const runs = sandboxes.flatMap(({accountId}) => runsOf(folder, accountId));
  assert.match(String(runs[0]?.args), /--test=schema$/, 'the tables are created first');
  for (const unit of units) {
    const attempts = runs.filter((run) => run.unit === unit);
    assert.equal(attempts.length, twice.includes(unit) ? 2 : 1, `attempts of unit ${unit}`);
    const whole = attempts.filter(({args}) => !args.endsWith('--deselect marketplace'));
    assert.equal(whole.length, unit.endsWith('-0001') ? attempts.length : 0, `unit ${unit} reads the marketplaces`);
  }
  for (const sandbox of sandboxes) assert.ok(takesTurns(sandbox), `account ${sandbox.accountId}: one run at a time`);
}
