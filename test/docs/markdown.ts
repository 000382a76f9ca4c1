// Reads the project's Markdown files as they appear on GitHub and in the package: their text, headings and links.

import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

export type Link = {readonly path: string; readonly anchor: string};

/** All Markdown files in the repository, including untracked ones. */
export const documents = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.md', ':!:node_modules'],
  {encoding: 'utf8'},
)
  .split('\n')
  .filter((path) => path !== '' && existsSync(path));

export const textOf = (path: string): string => readFileSync(path, 'utf8');

/** The strings that the pattern's group captures. */
export const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? '');

const prose = (path: string): string => textOf(path).replaceAll(/^```.*?^```$/gms, '');

/** The relative links, as paths from the repository root. */
export const linksOf = (path: string): Link[] =>
  all(prose(path), /\]\(([^)\s]+)\)/g)
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => {
      const [file = '', anchor = ''] = link.split('#');
      return {path: file === '' ? path : join(path, '..', file), anchor};
    });

/** The anchors that GitHub generates from the headings. */
export function anchorsOf(path: string): string[] {
  const seen = new Map<string, number>();
  return all(prose(path), /^#+ (.+)$/gm).map((heading) => {
    const anchor = slug(heading);
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
}

const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');
