// `npm run test:airbyte`: Airbyte's own programs run the built tap, with the sandbox in the place of Lengow.

import {program} from '../helpers/program.ts';
import {install} from '../targets/environments.ts';
import {loads} from './loads.ts';
import {standard} from './standard.ts';

const USAGE = `npm run test:airbyte

Runs airbyte-cdk's standard checks. Then PyAirbyte reads the sandbox into DuckDB, is killed, and resumes. Needs Python
3.11 and access to PyPI.`;

async function main(): Promise<number> {
  install(['airbyte']);
  await standard();
  await loads();
  return 0;
}

await program({usage: USAGE, main});
