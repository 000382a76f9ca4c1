// What `verify` prints: a table for people, or a line of JSON for each problem. Pure.

import {formatInstant} from '../../../../values/instant.ts';
import {amount} from '../../../log/words.ts';
import type {Confirmed} from '../compare/confirm.ts';
import type {Line, Tally} from '../compare/tally.ts';
import type {Kind, Problem} from '../problem.ts';

export const jsonLines = (problems: readonly Problem[], accountId: number): string =>
  problems.map((problem) => `${JSON.stringify(objectOf(problem, accountId))}\n`).join('');

const objectOf = ({kind, marketplace, id, updatedAt}: Problem, accountId: number) => ({
  problem: kind,
  account_id: accountId,
  marketplace,
  marketplace_order_id: id,
  updated_at: updatedAt === undefined ? null : formatInstant(updatedAt),
});

/** One row for each part of a cell that has problems; empty if there are none. */
export function tableOf(problems: readonly Confirmed[]): string {
  const byTally = new Map<Tally, Confirmed[]>();
  for (const problem of problems) byTally.set(problem.tally, [...(byTally.get(problem.tally) ?? []), problem]);
  const lines = [...byTally].map(([tally, own]) => tally.line(own)).sort(byPlace);
  return lines.length === 0 ? '' : aligned([HEADER, ...lines.map(cellsOf)]);
}

const HEADER = ['marketplace', 'imported', 'Lengow', 'table', ''];

const byPlace = (a: Line, b: Line): number =>
  `${a.marketplace}\n${a.imported}` < `${b.marketplace}\n${b.imported}` ? -1 : 1;

const cellsOf = ({marketplace, imported, lengow, table, problems}: Line): string[] => [
  marketplace,
  imported,
  amount(lengow),
  amount(table),
  WORDS.flatMap(([kind, words]) => numberOf(problems, kind, words)).join(', '),
];

const WORDS: readonly (readonly [Kind, string])[] = [
  ['missing', 'missing'],
  ['deleted', 'no longer at Lengow'],
  ['stale', 'in a different version'],
];

function numberOf(problems: readonly Problem[], kind: Kind, words: string): string[] {
  const {length} = problems.filter((problem) => problem.kind === kind);
  return length === 0 ? [] : [`${amount(length)} ${words}`];
}

const NUMBERS = [2, 3];

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (text: string, column: number) =>
    NUMBERS.includes(column) ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0);
  return rows.map((row) => `${row.map(pad).join('  ').trimEnd()}\n`).join('');
}
