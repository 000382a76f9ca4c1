// `npm run test:meltano`: the example project, run by the real Meltano against a sandbox, and whether what the targets
// hold is the sandbox's truth. Needs Python and PostgreSQL.

import {install} from '../targets/environments.ts';
import {missing} from '../targets/needs.ts';
import {scenario} from './scenario.ts';

async function main(): Promise<void> {
  const lacking = missing();
  if (lacking !== undefined) throw new Error(lacking);
  install(['meltano']);
  const startMs = performance.now();
  await scenario();
  process.stdout.write(`all as promised, in ${Math.round((performance.now() - startMs) / 1000)} s\n`);
}

await main().catch((error: Error) => {
  process.exitCode = 1;
  process.stderr.write(`${error.message}\n`);
});
