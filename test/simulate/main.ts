// npm run simulate -- --runs N --seed S [--trace] [--without a,b] [--orders N] [--workers N]

import {parseArgs} from 'node:util';
import {TRACE_LEVEL} from './run.ts';
import {simulate} from './simulate.ts';
import {engine} from './tap.ts';

const {values} = parseArgs({
  options: {
    runs: {type: 'string', default: '100'},
    seed: {type: 'string'},
    trace: {type: 'boolean', default: false},
    without: {type: 'string', default: ''},
    orders: {type: 'string', default: '3000'},
  },
});
const print = (text: string) => process.stdout.write(`${text}\n`);
const first = Number(values.seed ?? 1);
const options = {without: new Set(values.without.split(',')), mostOrders: Number(values.orders), tap: engine};
if (values.trace) TRACE_LEVEL.level = 'DEBUG';
const totals: Record<string, number> = {};
let broken = 0;
const begin = Date.now();
let slowest = 0;
for (let seed = first; seed < first + Number(values.runs); seed += 1) {
  const at = Date.now();
  const result = await simulate(seed, {...options, ...(values.trace && {trace: (text: () => string) => print(text())})});
  const took = Date.now() - at;
  if (took > slowest) {
    slowest = took;
    print(`slowest so far ${seed}: ${took} ms, ${JSON.stringify(result.counts)}`);
  }
  for (const [key, value] of Object.entries(result.counts)) totals[key] = (totals[key] ?? 0) + value;
  if (result.broken) {
    broken += 1;
    print(`seed ${seed}: ${result.broken.name === 'Error' ? result.broken.message : result.broken.stack}`);
  }
}
print(JSON.stringify({...totals, broken, ms: Date.now() - begin}));
