// The README's table of targets is of the targets and versions that are pinned; what it says of them, the run checks.

import {readFileSync} from 'node:fs';
import {nameOf, TARGETS} from './programs/all.ts';
import {versionsOf, withTable} from './report.ts';

const readme = readFileSync('README.md', 'utf8');

test.each(TARGETS.map((target) => [nameOf(target), target] as const))('%s is there in its version', (name, target) => {
  const rows = readme.split('\n').filter((line) => line.startsWith(`| \`${name}\` |`));
  expect(rows.map((row) => row.split(' | ')[1])).toEqual([versionsOf(target)]);
});

test('a table takes the place of the one before, and nothing else', () => {
  const text = 'a\n<!-- generated:targets -->\nold\n<!-- /generated -->\nb <!-- /generated -->\n';
  expect(withTable(text, 'new')).toBe(text.replace('old', 'new'));
  expect(() => withTable('a', 'new')).toThrow('README.md lacks the marker <!-- generated:targets -->');
});
