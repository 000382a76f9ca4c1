// docs/completeness.md and the code agree on what proves each claim: every number appears in both.

import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {all, textOf as read} from './markdown.ts';

const MUTANTS = 'test/simulate/mutants/';
const NO_MUTANT = ['an ordinary tap, without a fault'];

type Section = {readonly number: string; readonly code: string[]; readonly tests: string[]; readonly mutants: string[]};

const sections = read('docs/completeness.md')
  .split(/^##+ /m)
  .flatMap((text): Section[] => {
    const [, number] = /^([CA]\d+)\. /.exec(text) ?? [];
    const listed = (name: string) => new RegExp(`^- ${name}: (.*)$`, 'm').exec(text)?.[1] ?? '';
    const paths = (name: string) => all(listed(name), /`([^`]+)`/g);
    return number === undefined
      ? []
      : [{number, code: paths('Code'), tests: paths('Tests'), mutants: all(listed('Mutants'), /"([^"]+)"/g)}];
  });

/** The numbers that each file lists in lines such as `// Completeness: C1, A2`. */
const tagged = new Map(
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'test/*.ts'], {encoding: 'utf8'})
    .split('\n')
    .filter((path) => path !== '' && existsSync(path))
    .map((path) => [path, all(read(path), /^\s*\/\/ Completeness: (.*)$/gm).flatMap((list) => list.split(', '))]),
);
const filesOf = (mutants: boolean, number: string): string[] =>
  [...tagged]
    .filter(([path, numbers]) => path.startsWith(MUTANTS) === mutants && numbers.includes(number))
    .map(([path]) => path);

const mutantFiles = [...tagged.keys()].filter((path) => path.startsWith(MUTANTS));
const namesIn = (path: string): string[] => [
  ...all(read(path), /\bname: '([^']+)'/g),
  ...all(read(path), /\bname: "([^"]+)"/g),
];

test('claims and assumptions are numbered without gaps', () => {
  const of = (letter: string) => sections.map(({number}) => number).filter((number) => number.startsWith(letter));
  for (const letter of ['C', 'A']) expect(of(letter)).toEqual(of(letter).map((_, index) => `${letter}${index + 1}`));
  expect(sections.length).toBeGreaterThan(15);
});

test('every number listed in a test or mutant is on the page', () => {
  const known = sections.map(({number}) => number);
  expect([...tagged.values()].flat().filter((number) => !known.includes(number))).toEqual([]);
});

describe.each(sections)('$number', ({number, code, tests, mutants}) => {
  test('lists at least one test, and exactly the tests that refer to it', () => {
    expect(tests).not.toEqual([]);
    expect(filesOf(false, number)).toEqual(tests.toSorted());
  });

  test('lists code that exists', () => {
    expect(code.filter((path) => !existsSync(path))).toEqual([]);
  });

  test('lists mutants that exist, in exactly the files that refer to it', () => {
    const files = mutants.map((name) => mutantFiles.find((path) => namesIn(path).includes(name)) ?? `no "${name}"`);
    expect(filesOf(true, number)).toEqual([...new Set(files)].sort());
  });
});

test('every mutant is listed under a claim or an assumption', () => {
  const named = [...sections.flatMap(({mutants}) => mutants), ...NO_MUTANT];
  expect(mutantFiles.flatMap(namesIn).filter((name) => !named.includes(name))).toEqual([]);
});
