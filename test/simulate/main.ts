// npm run simulate: creates worlds from seeds, audits each and prints a table. Exits with 1 if a promise was broken.

import {program} from '../helpers/program.ts';
import type {Arguments} from './arguments.ts';
import {readArguments, USAGE} from './arguments.ts';
import type {Failure} from './batch.ts';
import {batch, shared} from './batch.ts';
import type {Caught} from './mutants/mutants.ts';
import {hunt, mutants} from './mutants/mutants.ts';
import {mutantsTable, table} from './report.ts';
import {TRACE_LEVEL} from './run/run.ts';
import {replayCommand, shrunk} from './shrink.ts';

const print = (text: string) => process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
  const given = readArguments(process.argv.slice(2));
  if (given.isTraced) TRACE_LEVEL.level = 'DEBUG';
  print(`seeds ${given.seed} to ${given.seed + given.runs - 1}`);
  const failures = await worlds(given);
  for (const {seed} of failures.slice(0, given.isTraced ? 0 : 5)) print(replayCommand(seed, await shrunk(seed, given)));
  const escaped = given.isMutated ? await hunts(given) : 0;
  return failures.length + escaped > 0 ? 1 : 0;
}

async function worlds({workers, isTraced, ...given}: Arguments): Promise<readonly Failure[]> {
  const begin = Date.now();
  const onFailure = ({seed, message}: Failure) => print(`seed ${seed}: ${message}`);
  const range = {...given, step: 1};
  const trace = (text: () => string) => print(text());
  const one = () => batch(range, {onFailure, ...(isTraced && {trace})});
  const {counts, failures} = workers === 1 || isTraced ? await one() : await shared(range, workers, onFailure);
  print(table({counts, broken: failures.length, seconds: (Date.now() - begin) / 1000}));
  return failures;
}

/** Returns the number of mutants that were not caught. */
async function hunts({seed, runs}: Arguments): Promise<number> {
  const caught = new Map<string, Caught | undefined>();
  for (const mutant of mutants) caught.set(mutant.name, await hunt(mutant, {first: seed, most: runs}));
  print(mutantsTable(caught));
  return [...caught.values()].filter((found) => found === undefined).length;
}

await program({usage: USAGE, main});
