// `npm run test:dbt`: loads sandboxes with the built tap and real targets, builds the dbt package over the tables, and
// compares the marts with what the oracle works out. The exit code is 1 if anything differs, and 2 if it cannot run.

import {parseArgs} from 'node:util';
import {chosen} from '../helpers/chosen.ts';
import {program} from '../helpers/program.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {install} from '../targets/environments.ts';
import {missing} from '../targets/needs.ts';
import {partsFor} from './parts/all.ts';
import type {Part} from './parts/part.ts';

const USAGE = `npm run test:dbt -- [PART...] [--write]

${Object.entries(partsFor(false))
  .map(([name, {does}]) => `  ${name.padEnd(12)}${does}`)
  .join('\n')}

Without a name, runs all parts. Needs Python 3.11 and PostgreSQL.`;

const MOST_FAULTS = 10;

async function main(): Promise<number> {
  const {values, positionals} = parseArgs({
    args: process.argv.slice(2),
    options: {write: {type: 'boolean', default: false}},
    allowPositionals: true,
  });
  const all = partsFor(values.write);
  const names = chosen(positionals, Object.keys(all));
  const lacks = missing();
  if (lacks !== undefined) throw new Error(lacks);
  const parts = Object.entries(all).filter(([name]) => names.includes(name));
  install([...new Set(parts.flatMap(([, {environments}]) => environments))]);
  const results: boolean[] = [];
  for (const [name, part] of parts) results.push(await passes(name, part));
  return results.every((result) => result) ? 0 : 1;
}

async function passes(name: string, {run}: Part): Promise<boolean> {
  using folder = temporaryFolder();
  const start = performance.now();
  const {faults, said} = await run(folder.path).catch((error: Error) => ({faults: [error.message], said: ''}));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const print = (line: string): boolean => process.stdout.write(`${line}\n`);
  print(`${faults.length > 0 ? 'FAILED' : 'ok    '}  ${name} (${seconds} s)${said && `: ${said}`}`);
  for (const fault of faults.slice(0, MOST_FAULTS)) print(`        ${fault}`);
  if (faults.length > MOST_FAULTS) print(`        … and ${faults.length - MOST_FAULTS} more`);
  return faults.length === 0;
}

await program({usage: USAGE, failure: 2, main});
