// Runs many worlds, one after another or divided among processes.

import {fork} from 'node:child_process';
import {atEnd} from '../helpers/program.ts';
import type {Counts} from './counts.ts';
import {add, noCounts} from './counts.ts';
import {simulate} from './simulate.ts';
import {engine} from './tap.ts';
import type {WorldOptions} from './traits.ts';

export type Range = WorldOptions & {readonly seed: number; readonly runs: number; readonly step: number};
export type Failure = {readonly seed: number; readonly message: string};
export type Outcome = {readonly counts: Counts; readonly failures: readonly Failure[]};

type Ears = {readonly trace?: (text: () => string) => void; readonly onFailure: (failure: Failure) => void};

/** Runs one world for every `step`th seed. */
export async function batch({seed: first, runs, step, ...options}: Range, {trace, onFailure}: Ears): Promise<Outcome> {
  const counts = noCounts();
  const failures: Failure[] = [];
  for (let seed = first; seed < first + runs; seed += step) {
    const result = await simulate(seed, {...options, tap: engine, ...(trace && {trace})});
    add(counts, result.counts);
    if (!result.broken) continue;
    const failure = {seed, message: describe(result.broken)};
    failures.push(failure);
    onFailure(failure);
  }
  return {counts, failures};
}

const describe = (error: Error): string => (error.name === 'Error' ? error.message : String(error.stack));

/** Divides the seeds among several processes. */
export async function shared(range: Range, workers: number, onFailure: (failure: Failure) => void): Promise<Outcome> {
  const outcomes = await Promise.all(
    Array.from({length: workers}, (_, worker) =>
      inProcess({...range, seed: range.seed + worker, runs: range.runs - worker, step: workers}, onFailure),
    ),
  );
  const counts = noCounts();
  for (const outcome of outcomes) add(counts, outcome.counts);
  return {counts, failures: outcomes.flatMap(({failures}) => failures)};
}

type Report = {readonly failure: Failure} | {readonly outcome: Outcome};

function inProcess(range: Range, onFailure: (failure: Failure) => void): Promise<Outcome> {
  // Worlds are short-lived; a larger young generation means less copying in V8.
  const child = fork(new URL('./worker.js', import.meta.url), {execArgv: ['--max-semi-space-size=64']});
  child.once(
    'exit',
    atEnd(() => child.kill('SIGKILL')),
  );
  child.send({...range, without: [...range.without]});
  return new Promise((resolve, reject) => {
    child.on('message', (report: Report) => {
      if ('failure' in report) onFailure(report.failure);
      else resolve(report.outcome);
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`a worker exited with code ${code}`)));
  });
}
