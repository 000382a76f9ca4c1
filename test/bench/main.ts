// What the tap costs beside what people would use instead: `npm run bench -- --help`.

import {CASES} from './cases/index.ts';
import {quick} from './cases/quick.ts';
import {options} from './options.ts';
import {available} from './peers/available.ts';
import {PEERS} from './peers/index.ts';
import {say} from './progress.ts';
import {compared, recorded} from './recorded.ts';
import {markdown, type Section} from './report/section.ts';
import {writeResults} from './report/write.ts';
import {startServer} from './server/index.ts';

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
  const peers = cases.includes('full') ? available(given.peers) : [];
  if (write && peers.length < PEERS.length) throw new Error('Only a run with all peers is written down.');
  const sections = new Map<string, Section>();
  say(`Preparing ${orders.toLocaleString('en')} orders`);
  using server = await startServer(orders);
  for (const name of cases) {
    say(name);
    const section = await CASES[name]?.({server, orders, rounds, peers});
    if (section === undefined) continue;
    sections.set(name, section);
    print(markdown(section));
  }
  if (!write) return;
  sections.set('quick', await quick(rounds));
  writeResults(sections, peers);
}
