// Puts the results between the README's markers.

import {readFileSync, writeFileSync} from 'node:fs';
import {path} from '../peers/place.ts';

const [BEGIN, END] = ['<!-- measured:bench -->', '<!-- /measured -->'];

/** @throws where a marker is missing. */
export function filled(readme: string, content: string): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`README.md lacks ${BEGIN} and ${END}`);
  return `${readme.slice(0, begin)}${BEGIN}\n${content}\n${readme.slice(end)}`;
}

export function writeReadme(content: string): void {
  const file = path('README.md');
  writeFileSync(file, filled(readFileSync(file, 'utf8'), content));
}
