// Puts a whole run into the repository: the README's section, and what later runs are compared with.

import type {Peer} from '../peers/index.ts';
import {record} from '../recorded.ts';
import {writeReadme} from './readme.ts';
import {markdown, type Section} from './section.ts';
import {versions, where} from './versions.ts';

export function writeResults(sections: ReadonlyMap<string, Section>, peers: readonly Peer[]): void {
  record(sections, where());
  const date = new Date().toISOString().slice(0, 10);
  const head = `\`npm run bench -- --write\`, ${date}, ${where()}; ${versions(peers)}.`;
  const shown = [...sections].filter(([name]) => name !== 'quick').map(([, section]) => markdown(section));
  writeReadme([head, '', ...shown].join('\n').trimEnd());
}
