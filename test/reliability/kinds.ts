// The kinds of trouble that the tests cover, collected from the comments at the top of the test files.

import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';

export type Kind = {
  readonly path: string;
  readonly name: string;
  readonly tried: string;
  readonly must: string;
};

const TAG = /^\/\/ Reliability: (.+)\n\/\/ Tried: (.+)\n\/\/ Must: (.+)$/m;

/** Sorted by name. */
export const kinds = (): Kind[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'test/*.test.ts'], {encoding: 'utf8'})
    .split('\n')
    .filter((path) => path !== '')
    .flatMap(kindOf)
    .sort((a, b) => (a.name < b.name ? -1 : 1));

function kindOf(path: string): Kind[] {
  const [, name, tried, must] = TAG.exec(readFileSync(path, 'utf8')) ?? [];
  return name === undefined || tried === undefined || must === undefined ? [] : [{path, name, tried, must}];
}

export const START = '<!-- reliability: written by npm run reliability -- --write -->';
export const END = '<!-- /reliability -->';
