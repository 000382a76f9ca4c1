// Runs with target-jsonl: an initial run, and a run that resumes.

import assert from 'node:assert/strict';
import {join} from 'node:path';
import type {Sandbox} from '../sandbox/index.ts';
import {filesOf} from './loaded.ts';
import type {Project} from './project.ts';
import {bookmarkOf, change, expectResumed, expectTruth} from './shop.ts';
import {step} from './step.ts';

const LOADER = 'target-jsonl';

export async function files(project: Project, sandbox: Sandbox): Promise<void> {
  const run = () => project.run('run', 'tap-lengow', LOADER);
  const loaded = () => filesOf(join(project.folder, 'output'));
  await step('meltano run to target-jsonl: loads everything, and logs warnings and metrics as such', async () => {
    sandbox.faults.add({route: 'orders', kind: 503, nth: 2});
    const {tap} = await run();
    expectTruth(loaded(), sandbox);
    assert.ok(
      tap.some(({level, event}) => level === 'warning' && event.includes('HTTP 503')),
      'the tap logged no warning',
    );
    assert.ok(
      tap.some((line) => (line.metric_info as {metric?: string})?.metric === 'record_count'),
      'the tap logged no record count',
    );
  });
  await step('second run, after changes in the shop: resumes from the saved state', async () => {
    const saved = await bookmarkOf(project, LOADER);
    change(sandbox);
    await expectResumed(sandbox, saved, run);
    assert.ok((await bookmarkOf(project, LOADER)) > saved);
    expectTruth(loaded(), sandbox);
  });
}
