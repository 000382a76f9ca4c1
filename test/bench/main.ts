// What the tap costs beside what people would use instead: `npm run bench -- --help`.

import {CASES} from './cases/index.ts';
import {options} from './options.ts';
import {available} from './peers/available.ts';
import {markdown, type Section} from './report/section.ts';
import {say} from './say.ts';
import {startServer} from './server/index.ts';

const {orders, rounds, peers, cases} = options(process.argv.slice(2));
const ready = cases.includes('full') ? available(peers) : [];
say(`Preparing ${orders.toLocaleString('en')} orders`);
using server = await startServer(orders);
const sections = new Map<string, Section>();
for (const [name, run] of Object.entries(CASES)) {
  if (!cases.includes(name)) continue;
  say(name);
  const section = await run({server, orders, rounds, peers: ready});
  sections.set(name, section);
  process.stdout.write(`${markdown(section)}\n`);
}
