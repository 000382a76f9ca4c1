// The table in docs/targets.md lists the pinned targets and versions. Runs with targets check the rest of the table.

import {readFileSync} from 'node:fs';
import {nameOf, TARGETS} from './programs/all.ts';
import {versionsOf} from './report.ts';

const lines = readFileSync('docs/targets.md', 'utf8').split('\n');

test.each(TARGETS.map((target) => [nameOf(target), target] as const))(
  '%s is in the table with its version',
  (name, target) => {
    const rows = lines.filter((line) => line.startsWith(`| \`${name}\` |`));
    expect(rows.map((row) => row.split(' | ')[1])).toEqual([versionsOf(target)]);
  },
);
