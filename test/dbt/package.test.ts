// What can be said of the dbt package without running it.

import {readdirSync, readFileSync} from 'node:fs';
import {streamSchemas} from '../../catalog/streams.ts';
import {csvRows} from '../targets/csv.ts';

const FOLDER = new URL('../../../dbt/', import.meta.url);
const DOCUMENT = readFileSync(new URL('../../../docs/statuses.md', import.meta.url), 'utf8');

const read = (path: string): string => readFileSync(new URL(path, FOLDER), 'utf8');

const filesIn = (folder: string): string[] =>
  readdirSync(new URL(folder, FOLDER), {recursive: true, encoding: 'utf8'})
    .filter((name) => /\.(?:sql|yml)$/.test(name))
    .map((name) => `${folder}/${name}`);

/** The cells of the table rows that begin with a code, without back quotes. */
const tableAfter = (heading: string): string[][] =>
  (DOCUMENT.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim().replaceAll('`', '')))
    .filter(([, stage]) => stage !== 'stage');

const PERSONAL = Object.values(streamSchemas).flatMap(({properties}) =>
  Object.entries(properties)
    .filter(([, column]) => column['x-personal-data'] ?? column['x-every-class'])
    .map(([name]) => name),
);

test('no model and no macro names a personal column, so the package runs under every policy', () => {
  const files = ['models', 'macros'].flatMap(filesIn);
  const named = files.flatMap((file) => {
    const words = new Set(read(file).match(/\w+/g));
    return PERSONAL.filter((column) => words.has(column)).map((column) => `${file} names ${column}`);
  });
  expect(files.length).toBeGreaterThan(20);
  expect(PERSONAL).toContain('tracking_number');
  expect(named).toEqual([]);
});

test('the seed of Lengow’s statuses says what docs/statuses.md says', () => {
  const seed = csvRows(read('seeds/lengow_status.csv'));
  expect(seed.map(({lengow_status: status, stage, is_revenue: counts}) => [status, stage, counts])).toEqual(
    expect.arrayContaining(
      tableAfter("Lengow's statuses").map(([status = '', stage, , revenue = '']) => [
        status.split(' ')[0],
        stage,
        String(revenue.startsWith('yes')),
      ]),
    ),
  );
  expect(seed).toHaveLength(16);
  for (const {stage, is_final: isFinal} of seed)
    expect(isFinal).toBe(String(['done', 'dropped'].includes(String(stage))));
});

test('the seed of Cdiscount’s words says what docs/statuses.md says', () => {
  const words = csvRows(read('seeds/cdiscount_status.csv')).map(({marketplace_status: word, stage}) => [word, stage]);
  expect(words.sort()).toEqual(
    tableAfter("Cdiscount's own words")
      .map(([word, stage]) => [word, stage])
      .sort(),
  );
});
