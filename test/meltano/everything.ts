// Runs with every stream and column, as with Meltano's default `select`, under a policy for personal data.

import assert from 'node:assert/strict';
import {PERSONAL_KEY} from '../helpers/keyed-hash.ts';
import {ALL_STREAMS, eachOfAll} from '../helpers/streams.ts';
import {hashedRows} from '../personal/hashed-rows.ts';
import {type Sandbox, ZFS_FEEDS} from '../sandbox/index.ts';
import type {Postgres} from '../targets/postgres.ts';
import {databaseOf, faultsOfAll} from './loaded.ts';
import type {Project} from './project.ts';
import {step} from './step.ts';

const POLICIES = {full: {all: 'full'}, hash: {all: 'hash'}} as const;

export async function everything(project: Project, sandbox: Sandbox, postgres: Postgres): Promise<void> {
  for (const mode of ['full', 'hash'] as const)
    await step(
      `meltano run with every stream and column, and personal data in mode ${mode}: every value is right`,
      () => load(project, sandbox, postgres, mode),
    );
}

async function load(project: Project, sandbox: Sandbox, postgres: Postgres, mode: keyof typeof POLICIES) {
  const schema = `everything_${mode}`;
  const env = {
    TAP_LENGOW__SELECT: '["*.*"]',
    TAP_LENGOW_ZFS_FEEDS: JSON.stringify(ZFS_FEEDS),
    TAP_LENGOW_PERSONAL_DATA: JSON.stringify(POLICIES[mode]),
    TAP_LENGOW_PERSONAL_DATA_KEY: PERSONAL_KEY,
    TAP_LENGOW_PERSONAL_DATA_MAX_AGE_DAYS: '36500',
    TARGET_POSTGRES_DEFAULT_TARGET_SCHEMA: schema,
  };
  const {code, said} = await project.runWith(env, 'run', '--state-id-suffix', mode, 'tap-lengow', 'target-postgres');
  assert.equal(code, 0, said.slice(-2000));
  const truth = sandbox.truth();
  const wanted = mode === 'full' ? truth : eachOfAll((stream) => hashedRows(stream, truth[stream]));
  for (const stream of ALL_STREAMS) assert.ok(wanted[stream].length > 0, `the source has no rows of ${stream}`);
  assert.deepEqual(faultsOfAll(await databaseOf(postgres, schema, ALL_STREAMS), wanted), []);
}
