// Measures the cost of running the tap and its alternatives. For help: `npm run bench -- --help`.

import {CASES} from './cases/index.ts';
import {quick} from './cases/quick.ts';
import {options} from './options.ts';
import {available} from './peers/available.ts';
import {PEERS} from './peers/index.ts';
import {endEarly} from './process/end.ts';
import {progress} from './progress.ts';
import {compared, recorded} from './recorded.ts';
import {markdown, type Section} from './report/section.ts';
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
  const peers = cases.includes('full') ? await available(given.peers) : [];
  if (write && peers.length < PEERS.length) throw new Error('--write needs all peers');
  const sections = new Map<string, Section>();
  progress(`Preparing ${orders.toLocaleString('en')} orders`);
  using server = await startSecureServer({orders});
  for (const name of cases) {
    progress(name);
    const section = await CASES[name]?.({server, orders, rounds, peers});
    if (section === undefined) continue;
    sections.set(name, section);
    print(markdown(section));
  }
  if (!write) return;
  sections.set('quick', await quick(rounds));
  writeResults(sections, peers);
}
