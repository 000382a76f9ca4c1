// Measures the cost of running the tap and its alternatives. For help: `npm run bench -- --help`.

import type {CaseInput} from './cases/case.ts';
import {CASES} from './cases/index.ts';
import {quick} from './cases/quick.ts';
import {nodesOf} from './nodes.ts';
import {options} from './options.ts';
import {available} from './peers/available.ts';
import {before, PEERS} from './peers/index.ts';
import {endEarly} from './process/end.ts';
import {progress} from './progress.ts';
import {compared, recorded} from './recorded.ts';
import {markdown, type Section} from './report/section.ts';
import {sideBySide} from './report/side-by-side.ts';
import {writeResults} from './report/write.ts';
import {startSecureServer} from './server/index.ts';

endEarly();
const given = options(process.argv.slice(2));
const print = (text: string) => process.stdout.write(`${text}\n`);

if (given.quick) await runQuick();
else await run();

async function runQuick(): Promise<void> {
  const {figures, ...section} = await quick(given.rounds);
  print(markdown({...section, figures}));
  for (const line of compared(figures, recorded().cases.quick)) print(line);
}

async function run(): Promise<void> {
  const {orders, rounds, cases, write} = given;
  const known = cases.includes('full') ? await available(given.peers) : [];
  const peers = given.before === undefined ? known : [...known, before(given.before)];
  if (write && known.length < PEERS.length) throw new Error('--write needs all peers');
  progress(`Preparing ${orders.toLocaleString('en')} orders`);
  using server = await startSecureServer({orders});
  const byNode = new Map<string, Map<string, Section>>();
  for (const node of nodesOf(given.node))
    byNode.set(node.version, await measured(cases, {node, server, orders, rounds, peers}));
  if (byNode.size > 1) print(markdown(sideBySide(byNode)));
  if (write) writeResults({byNode, quick: await quick(rounds), peers, args: process.argv.slice(2)});
}

async function measured(cases: readonly string[], input: CaseInput): Promise<Map<string, Section>> {
  const sections = new Map<string, Section>();
  for (const name of cases) {
    progress(`Node ${input.node.version}: ${name}`);
    const section = await CASES[name]?.(input);
    if (section === undefined) continue;
    sections.set(name, section);
    print(markdown(section));
  }
  return sections;
}
