// Writes the results of a run to the repository: the tables in docs/, the chart, and the figures for later comparison.

import {writeFileSync} from 'node:fs';
import {basename} from 'node:path';
import {documentAt, filled, save} from '../../../scripts/generate/part.ts';
import type {Peer} from '../peers/index.ts';
import {path} from '../peers/place.ts';
import {record} from '../recorded.ts';
import {bars} from './bars.ts';
import {chart} from './chart.ts';
import {markdown, type Section} from './section.ts';
import {versions, where} from './versions.ts';

const DOCUMENT = 'docs/benchmarks.md';
const CHART = 'docs/benchmarks.svg';

export function writeResults(sections: ReadonlyMap<string, Section>, peers: readonly Peer[]): void {
  record(sections, where());
  const date = new Date().toISOString().slice(0, 10);
  const head = `\`npm run bench -- --write\`, ${date}, ${where()}; ${versions(peers)}.`;
  const shown = [...sections].filter(([name]) => name !== 'quick').map(([, section]) => markdown(section));
  const full = sections.get('full') as Section;
  writeFileSync(path(CHART), chart(bars(full), `${full.title}: CPU time, with that of curl | cat as 1`));
  const image = `![${full.title}: CPU time of each program](${basename(CHART)})`;
  const content = [head, '', image, '', ...shown].join('\n').trimEnd();
  save(filled(documentAt(path(DOCUMENT)), 'measured:bench', content));
}
