// `npm run test:examples`: runs the examples for back-fills against three accounts of one sandbox, and compares the
// tables in PostgreSQL with the sandbox's own records.

import {parseArgs} from 'node:util';
import {program} from '../helpers/program.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {install} from '../targets/environments.ts';
import {startPostgres} from '../targets/postgres.ts';
import {airflow} from './airflow.ts';
import {equal} from './equal.ts';
import {make} from './make.ts';
import {missing} from './needs.ts';
import {lastLines} from './run.ts';
import {checkRuns} from './runs.ts';
import {settingOf} from './setting.ts';
import {startShops} from './shops.ts';

const EXAMPLES = {make, airflow};
type Name = keyof typeof EXAMPLES;
const NAMES = Object.keys(EXAMPLES) as Name[];

const USAGE = `npm run test:examples -- [options] [NAME...]

  NAME...    runs only these examples: ${NAMES.join(', ')}
  --seed N   uses the same failing unit, the same killed unit and the same shops as an earlier run

Needs GNU make, jq, Python 3.11, PostgreSQL and, the first time, access to PyPI.`;

async function main(): Promise<number> {
  const {values, positionals} = parseArgs({options: {seed: {type: 'string'}}, allowPositionals: true});
  const unknown = positionals.find((name) => !NAMES.some((known) => known === name));
  if (unknown !== undefined) throw new Error(`${unknown} is not one of ${NAMES.join(', ')}`);
  const lacks = missing();
  if (lacks !== undefined) throw new Error(lacks);
  install(['meltanolabs-target-postgres']);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
  if (!Number.isInteger(seed)) throw new Error('--seed must be a whole number');
  for (const name of NAMES) if (positionals.length === 0 || positionals.includes(name)) await show(name, seed);
  return 0;
}

async function show(name: Name, seed: number): Promise<void> {
  const startMs = performance.now();
  using folder = temporaryFolder();
  using postgres = await startPostgres();
  const shops = await startShops(seed);
  await using accounts = shops.accounts;
  const setting = settingOf(name, {folder, postgres, shops, seed});
  const {units, drill} = setting;
  process.stdout.write(`${name}, --seed ${seed}: unit ${drill.failing} fails, unit ${drill.killed} is killed\n`);
  await EXAMPLES[name](setting).catch((error: Error) => {
    throw new Error(`${lastLines(folder.path)}\n${error.message}`, {cause: error});
  });
  checkRuns(accounts, {folder: folder.path, units, twice: [drill.failing, drill.killed]});
  const counts = await equal(postgres, name, accounts);
  const seconds = Math.round((performance.now() - startMs) / 1000);
  const what = `${units.length} units of ${accounts.sandboxes.length} accounts`;
  process.stdout.write(`ok      ${what}, then the ordinary run (${seconds} s)\n        ${counts}\n`);
}

await program({usage: USAGE, main});
