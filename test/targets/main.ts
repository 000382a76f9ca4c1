// `npm run test:targets`: runs the built tap with real targets and compares their tables with the sandbox's data.
// The exit code is 1 if a value, a declared change or the table in docs/targets.md is wrong, and 2 if the targets
// cannot run.

import {join} from 'node:path';
import {documentAt, filled, save} from '../../scripts/generate/part.ts';
import {program} from '../helpers/program.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {check} from './checker.ts';
import {install} from './environments.ts';
import {missing} from './needs.ts';
import {CHECKER, optionsOf, type TargetsOptions, USAGE} from './options.ts';
import {startPostgres} from './postgres.ts';
import {nameOf, TARGETS} from './programs/all.ts';
import {table} from './report.ts';
import {hashedStory, type Setting, story} from './story.ts';
import type {Target} from './target.ts';
import {v2Story} from './v2-story.ts';
import type {Verdict} from './verdict.ts';

const SIDE_BY_SIDE = 2;
const MOST_FAULTS = 5;
const DOCUMENT = 'docs/targets.md';

type Outcome = {readonly name: string; readonly faults: readonly string[]; readonly verdict?: Verdict};

const print = (text: string): boolean => process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
  const options = optionsOf(process.argv.slice(2));
  const lacks = missing();
  if (lacks) throw new Error(lacks);
  const targets = TARGETS.filter((target) => options.names.includes(nameOf(target)));
  const environments = targets.flatMap(({environment, mapper}) => [
    environment,
    ...(mapper ? [mapper.environment] : []),
  ]);
  install([...new Set([...environments, 'singer-tools'])]);
  const outcomes = await runAll(options);
  const failed = outcomes.filter(({faults}) => faults.length > 0).map(({name}) => name);
  if (options.broken) print(`${options.broken} is detected with these targets: ${failed.join(', ') || 'none'}`);
  else if (options.all) return Math.max(failed.length > 0 ? 1 : 0, compareTable(outcomes, options.write));
  return failed.length > 0 ? 1 : 0;
}

async function runAll({names, filter}: TargetsOptions): Promise<Outcome[]> {
  using folder = temporaryFolder();
  using postgres = await startPostgres();
  return await sideBySide(
    names.map((name) => () => outcome(name, {folder: join(folder.path, name), postgres, filter})),
  );
}

async function outcome(name: string, setting: Setting): Promise<Outcome> {
  const start = performance.now();
  const target = TARGETS.find((one) => nameOf(one) === name);
  const verdict = target && (await story(target, setting).catch((error: Error) => error));
  const further = target ? await furtherFaults(target, setting) : [];
  const faults = [...(faultsOf(verdict) ?? (await check(setting))), ...further];
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const counts = verdict && 'rows' in verdict ? `, ${verdict.rows} current rows, ${verdict.values} values` : '';
  print(`${faults.length > 0 ? 'FAILED' : 'ok    '}  ${name} (${seconds} s)${counts}`);
  if (verdict && 'counts' in verdict) print(countsIn(verdict));
  for (const fault of faults.slice(0, MOST_FAULTS)) print(`        ${fault}`);
  if (faults.length > MOST_FAULTS) print(`        … and ${faults.length - MOST_FAULTS} more`);
  return {name, faults, ...(verdict && 'rows' in verdict && {verdict})};
}

/** What is wrong with the tables of the target's further stories. */
const furtherFaults = async (target: Target, setting: Setting): Promise<string[]> => [
  ...(target.isAlsoHashed ? await hashedStory(target, setting) : []),
  ...(target.loses ? [] : await v2Story(target, setting)),
];

const countsIn = ({counts}: Verdict): string =>
  `        values compared: ${Object.entries(counts)
    .map(([what, count]) => `${what} ${count.toLocaleString('en')}`)
    .join(', ')}`;

const faultsOf = (verdict: Verdict | Error | undefined): readonly string[] | undefined =>
  verdict instanceof Error ? [verdict.message.slice(0, 500)] : verdict?.faults;

async function sideBySide<T>(jobs: readonly (() => Promise<T>)[]): Promise<T[]> {
  const done: T[] = [];
  const waiting = [...jobs];
  const worker = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) done.push(await job());
  };
  await Promise.all(Array.from({length: SIDE_BY_SIDE}, worker));
  return done;
}

/** Writes the table to the document, or reports that the table in the document differs. */
function compareTable(outcomes: readonly Outcome[], write: boolean): number {
  const checked = outcomes.some(({name, faults}) => name === CHECKER && faults.length === 0);
  const seen = table(
    outcomes.flatMap(({verdict}) => verdict ?? []),
    checked,
  );
  const document = documentAt(DOCUMENT);
  const renewed = filled(document, 'generated:targets', seen);
  print(`\n${seen}\n`);
  if (renewed.text === document.text) return 0;
  if (write) save(renewed);
  else print(`FAILED  the table in ${DOCUMENT} differs; npm run test:targets -- --write updates it`);
  return write ? 0 : 1;
}

await program({usage: USAGE, failure: 2, main});
