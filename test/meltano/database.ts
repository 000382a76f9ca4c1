// Runs with target-postgres: a run that fails midway, a run that resumes, a run after changes, and a full refresh.

import assert from 'node:assert/strict';
import {busy, type Sandbox} from '../sandbox/index.ts';
import type {Postgres} from '../targets/postgres.ts';
import {databaseOf} from './loaded.ts';
import type {Project} from './project.ts';
import {bookmarkOf, change, expectFromTheBeginning, expectResumed, expectTruth, settle} from './shop.ts';
import {step} from './step.ts';

const LOADER = 'target-postgres';
const FAST_TIMERS = String(new URL('../helpers/fast-timers.js', import.meta.url));

export async function database(project: Project, sandbox: Sandbox, postgres: Postgres): Promise<void> {
  const run = (...flags: string[]) => project.run('run', ...flags, 'tap-lengow', LOADER);
  const compare = async () => expectTruth(await databaseOf(postgres, 'lengow'), sandbox);
  await step(
    'meltano run to target-postgres, with a busy shop whose API keeps failing: exit code 1 and a critical message',
    () => fail(project, sandbox),
  );
  await step('second run: resumes from the loaded data and loads the rest', async () => {
    const saved = await bookmarkOf(project, LOADER);
    settle(sandbox);
    await expectResumed(sandbox, saved, run);
    await compare();
  });
  await step('third run, after changes in the shop', async () => {
    change(sandbox);
    await run();
    await compare();
  });
  await step('meltano run --full-refresh: reads the entire history', async () => {
    change(sandbox);
    await expectFromTheBeginning(sandbox, () => run('--full-refresh'));
    await compare();
  });
}

async function fail(project: Project, sandbox: Sandbox): Promise<void> {
  const stop = sandbox.beforeRequest(busy({seed: 'meltano', anonymise: false}));
  sandbox.faults.add({route: 'orders', kind: 503, nth: 7, times: Number.POSITIVE_INFINITY});
  const env = {NODE_OPTIONS: `--import=${FAST_TIMERS}`};
  const {code, tap} = await project.runWith(env, 'run', 'tap-lengow', LOADER);
  stop();
  sandbox.faults.clear();
  assert.equal(code, 1);
  assert.equal(tap.at(-1)?.level, 'critical');
  assert.match(tap.at(-1)?.event ?? '', /HTTP 503/);
}
