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
import {type ByNode, sideBySide} from './side-by-side.ts';
import {versions, where} from './versions.ts';

const DOCUMENT = 'docs/benchmarks.md';
const CHART = 'docs/benchmarks.svg';

type Results = {
  readonly byNode: ByNode;
  readonly quick: Section;
  readonly peers: readonly Peer[];
  /** What the command was given. */
  readonly args: readonly string[];
};

/** The sections of the first version of Node, and the figures of all of them side by side. */
export function writeResults({byNode, quick, peers, args}: Results): void {
  const nodes = [...byNode.keys()];
  const [sections = new Map<string, Section>()] = byNode.values();
  record({byNode, quick, where: where(nodes)});
  const date = new Date().toISOString().slice(0, 10);
  const head = `\`npm run bench -- ${args.join(' ')}\`, ${date}, ${where(nodes)}; ${versions(peers)}.`;
  const others = nodes.length > 1 ? [sideBySide(byNode)] : [];
  const shown = [...sections.values(), ...others].map(markdown);
  const full = sections.get('full') as Section;
  writeFileSync(path(CHART), chart(bars(full), `${full.title}: CPU time, with that of curl | cat as 1`));
  const image = `![${full.title}: CPU time of each program](${basename(CHART)})`;
  const content = [head, '', image, '', ...shown].join('\n').trimEnd();
  save(filled(documentAt(path(DOCUMENT)), 'measured:bench', content));
}
