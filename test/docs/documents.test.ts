// Everything that the documents refer to exists, both in the repository and in the package: scripts, files, links and
// sections.

import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {all, anchorsOf, documents, linksOf, textOf} from './markdown.ts';

const {scripts} = JSON.parse(textOf('package.json'));

// npm scripts are skipped because they would rebuild the program while tests run.
const [{files}] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {encoding: 'utf8', stdio: 'pipe'}),
) as [{files: {path: string}[]}];
const packed = files.map(({path}) => path);

test('the first screen of the README shows the two commands to try', () => {
  const lines = textOf('README.md').split('\n').slice(0, 15);
  expect(lines).toContain('npm ci && npm run demo');
  expect(lines).toContain('npm ci && npm test');
});

test('the README is under 200 lines long and links to every page in docs/', () => {
  expect(textOf('README.md').split('\n').length).toBeLessThan(200);
  const linked = ['README.md', 'docs/decisions/README.md'].flatMap(linksOf).map(({path}) => path);
  expect(documents.filter((path) => path.startsWith('docs/') && !linked.includes(path))).toEqual([]);
});

describe.each(documents)('%s', (document) => {
  test('mentions only scripts that are in package.json', () => {
    for (const script of all(textOf(document), /npm run ([a-z:-]+)/g)) expect(Object.keys(scripts)).toContain(script);
  });

  test('links only to files and sections that exist', () => {
    const broken = linksOf(document).filter(
      ({path, anchor}) => !existsSync(path) || (anchor !== '' && !anchorsOf(path).includes(anchor)),
    );
    expect(broken).toEqual([]);
  });

  test('mentions only files that exist', () => {
    const named = all(
      textOf(document),
      /`((?:bin|catalog|config|docs|meltano|scripts|sql|state|tap|test|values|\.ci)\/[\w./-]*)`/g,
    );
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
  });

  test('mentions no machine-specific folders', () => {
    expect(textOf(document)).not.toMatch(/\/(work|tmp|home|root|Users)\//);
  });
});

describe('the package', () => {
  test('contains the README, the docs and the files that they need', () => {
    expect(packed).toEqual(expect.arrayContaining(['README.md', 'SECURITY.md', 'CHANGELOG.md', 'docs/benchmarks.svg']));
    expect(documents.filter((path) => path.startsWith('docs/') && !packed.includes(path))).toEqual([]);
  });

  test.each(documents.filter((path) => packed.includes(path)))('contains every file that %s links to', (document) => {
    expect(linksOf(document).filter(({path}) => !packed.includes(path))).toEqual([]);
  });
});
