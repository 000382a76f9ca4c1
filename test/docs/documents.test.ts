// What the documents name is there: scripts, files, sections, and nothing of one person's machine.

import {existsSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'sql/README.md'];
const textOf = (path: string): string => readFileSync(path, 'utf8');
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, found]) => found ?? '');
const {scripts} = JSON.parse(textOf('package.json'));

test('the first screen of the README has the two lines to try', () => {
  const lines = textOf('README.md').split('\n').slice(0, 15);
  expect(lines).toContain('npm ci && npm run demo');
  expect(lines).toContain('npm ci && npm test');
});

test.each(documents)('%s names only scripts of package.json', (path) => {
  for (const script of all(textOf(path), /npm run ([a-z]+)/g)) expect(Object.keys(scripts)).toContain(script);
});

test.each(documents)('%s names only files that are there', (path) => {
  const text = textOf(path);
  const linked = all(text, /\]\(([^)#:]+)\)/g).map((link) => join(dirname(path), link));
  const named = all(text, /`((?:bin|catalog|state|tap|test|scripts|sql|\.ci)\/[\w./-]*)`/g);
  for (const file of [...linked, ...named]) expect([file, existsSync(file)]).toEqual([file, true]);
});

test('each section that the README links to is there', () => {
  const text = textOf('README.md');
  const anchors = all(text, /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
  for (const link of all(text, /\]\(#([^)]+)\)/g)) expect(anchors).toContain(link);
});

test.each(documents)('%s names no folder of one machine', (path) => {
  expect(textOf(path)).not.toMatch(/\/(work|tmp|home|root|Users)\//);
});
