// `npm run test:meltano`: the real Meltano runs the example project against a sandbox. The loaded tables are then
// compared with the sandbox's data. Needs Python and PostgreSQL.

import {parseArgs} from 'node:util';
import {program} from '../helpers/program.ts';
import {install} from '../targets/environments.ts';
import {missing} from '../targets/needs.ts';
import {scenario} from './scenario.ts';

const USAGE = `npm run test:meltano

Runs the example project with the real Meltano against a sandbox, and compares the loaded data with the sandbox's
truth. Needs Python 3.11, PostgreSQL and, the first time, access to PyPI. Has no options.`;

async function main(): Promise<number> {
  parseArgs({args: process.argv.slice(2)});
  const lacking = missing();
  if (lacking !== undefined) throw new Error(lacking);
  install(['meltano']);
  const startMs = performance.now();
  await scenario();
  process.stdout.write(`everything was as expected, in ${Math.round((performance.now() - startMs) / 1000)} s\n`);
  return 0;
}

await program({usage: USAGE, main});
