// How the tap does on a million orders: `npm run size -- --help`. Complete, memory, processor time, requests.

import {release} from 'node:os';
import yargs from 'yargs';
import {hideBin} from 'yargs/helpers';
import {rowsOfTemplates, startBigShop} from './big-shop/index.ts';
import {compare, Rows} from './run/count.ts';
import {measure} from './run/measure.ts';
import {table} from './run/table.ts';

const args = await yargs(hideBin(process.argv))
  .scriptName('npm run size --')
  .usage('$0 [options]\n\nReads a big shop through the built tap and measures it, and a tenth of that shop.')
  .option('orders', {type: 'number', default: 1_000_000, describe: 'how many orders the shop has, over 24 months'})
  .option('gzip', {type: 'boolean', default: false, describe: 'the API packs its answers'})
  .option('alone', {type: 'boolean', default: false, describe: 'only the big shop: no smaller one, no other cases'})
  .version(false)
  .locale('en')
  .strict()
  .parse();

const given = hideBin(process.argv);
const expected = rowsOfTemplates();
const MB = 1_000_000;
// A target that stops for a second after each 10 MB.
const SLOW = {ms: 1000, everyBytes: 10 * MB};

type Case = {readonly orders: number; readonly pause?: typeof SLOW};

async function run({orders, pause}: Case) {
  const name = `${orders.toLocaleString('en')} orders${pause ? ', slow target' : ''}`;
  await using shop = await startBigShop({orders, gzip: args.gzip});
  const rows = new Rows(orders);
  const config = {...shop.config, requests_per_minute: 500};
  const cost = await measure({config, pause, take: (chunk) => rows.take(chunk)});
  process.stderr.write(`${name}: ${Math.round(cost.wallMs / 1000)} s\n`);
  const result = {name, ...cost, ...compare(rows, expected), counts: await shop.counts(), bytes: rows.bytes};
  return {...result, due: orders, stateBytes: rows.state?.length ?? 0};
}

/** Once everything, then again from where that ended: the requests of the second run. */
async function again(orders: number) {
  await using shop = await startBigShop({orders});
  const rows = new Rows(orders);
  await measure({config: shop.config, take: (chunk) => rows.take(chunk)});
  const before = await shop.counts();
  const state = JSON.parse(rows.state ?? '').value;
  const {wallMs} = await measure({config: shop.config, state, take: () => {}});
  const after = await shop.counts();
  const asked = (kind: 'token' | 'marketplaces' | 'orders') => after[kind] - before[kind];
  return {orders, wallMs, token: asked('token'), marketplaces: asked('marketplaces'), pages: asked('orders')};
}

export type Result = Awaited<ReturnType<typeof run>>;
export type Again = Awaited<ReturnType<typeof again>>;

const tenth = Math.round(args.orders / 10);
const cases: Case[] = args.alone
  ? [{orders: args.orders}]
  : [{orders: tenth}, {orders: args.orders}, {orders: tenth, pause: SLOW}];
const results: Result[] = [];
for (const one of cases) results.push(await run(one));
const nothing = args.alone ? undefined : await again(10_000);
const command = ['npm run size', ...(given.length > 0 ? ['--', ...given] : [])].join(' ');
const where = `Node ${process.version}, Linux ${release()}`;
process.stdout.write(table({results, nothing, command, where, date: new Date()}));
if (results.some(({missing}) => missing > 0)) process.exitCode = 1;
