// docs/reliability.md has a row for each kind of trouble covered by a test file, and no other rows.

import {kinds} from '../reliability/kinds.ts';
import {all, textOf} from './markdown.ts';

test('the table lists exactly the kinds of trouble in the test files, with their actions and requirements', () => {
  const rows = all(textOf('docs/reliability.md'), /^(\| .* \|)$/gm).slice(2);
  const cells = rows.map((row) => row.slice(2, -2).split(' | '));
  expect(cells.map(([name, tried, must, , path]) => [name, tried, must, path])).toEqual(
    kinds().map(({name, tried, must, path}) => [name, tried, must, `\`${path}\``]),
  );
});

test('every test in the table has passed', () => {
  const figures = all(textOf('docs/reliability.md'), / \| (\d+ of \d+) \| /g);
  expect(figures.length).toBe(kinds().length);
  expect(figures.filter((figure) => figure.split(' of ')[0] !== figure.split(' of ')[1])).toEqual([]);
});
