// `npm run test:meltano`: the example project, run by the real Meltano against a sandbox, and whether what the targets
// hold is the sandbox's truth. Needs Python and PostgreSQL.

import {spawnSync} from 'node:child_process';
import {resolve} from 'node:path';
import {missing} from './missing.ts';
import {scenario} from './scenario.ts';

const SETUP = resolve('test/targets', 'setup');

async function main(): Promise<void> {
  const lacking = missing();
  if (lacking !== undefined) throw new Error(lacking);
  const {status, stderr} = spawnSync(SETUP, ['meltano'], {encoding: 'utf8'});
  if (status !== 0) throw new Error(`Meltano cannot be installed: ${stderr.trimEnd().split('\n').at(-1)}`);
  const startMs = performance.now();
  await scenario();
  process.stdout.write(`all as promised, in ${Math.round((performance.now() - startMs) / 1000)} s\n`);
}

await main().catch((error: Error) => {
  process.exitCode = 1;
  process.stderr.write(`${error.message}\n`);
});
