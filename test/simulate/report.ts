// Formats the table of simulation results, for a terminal and for docs/completeness.md.

import type {Counts} from './counts.ts';
import type {Caught} from './mutants/mutants.ts';

export type Report = {readonly counts: Counts; readonly broken: number; readonly seconds: number};

export function table({counts, broken, seconds}: Report): string {
  const perSecond = Math.round(counts.worlds / Math.max(seconds, 0.001));
  const repeated = ((100 * counts.repeated) / Math.max(1, counts.rows)).toFixed(1);
  return rows([
    ['', ''],
    ['---', '---:'],
    ['worlds', `${amount(counts.worlds)} (${perSecond} a second)`],
    ['runs of the tap in them', amount(counts.runs)],
    ['… resumed from what a target had kept', amount(counts.resumes)],
    ['… killed', amount(counts.kills)],
    ['… stopped by a signal or a dead target', amount(counts.stops)],
    ['… given up after all retries', amount(counts.failures)],
    ['… refused, because the state was for another account', amount(counts.refusals)],
    ['… after their tables had been dropped', amount(counts.refreshes)],
    ['merges of two states', amount(counts.merges)],
    ['requests', amount(counts.requests)],
    ['… that failed on the way', amount(counts.faults)],
    ['… answered falsely', amount(counts.lies)],
    ['orders sent by the API', amount(counts.orders)],
    ['actions sent by the API', amount(counts.actions)],
    ['states made durable, each audited', amount(counts.states)],
    ['rows loaded', amount(counts.rows)],
    ['… that were there before', `${repeated} %`],
    ['orders left split by a stop, and a config that then read less far back', amount(counts.split)],
    ['worlds that lost orders because the same query was answered falsely twice in a row', amount(counts.lost)],
    ['broken promises, rows lost among them', amount(broken)],
  ]);
}

export const mutantsTable = (caught: ReadonlyMap<string, Caught | undefined>): string =>
  rows([
    ['wrong way of reading', 'caught after worlds'],
    ['---', '---:'],
    ...[...caught].map(([name, found]) => [name, found ? amount(found.runs) : 'NOT CAUGHT']),
  ]);

const rows = (cells: readonly (readonly string[])[]): string => cells.map((row) => `| ${row.join(' | ')} |\n`).join('');

const amount = (value: number): string => value.toLocaleString('en');
