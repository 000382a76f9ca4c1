// The options of `npm run bench`.

import yargs from 'yargs';
import {CASES} from './cases/index.ts';
import {PEERS} from './peers/index.ts';

const names = PEERS.map(({name}) => name);
const QUICK_CASES = ['full'];
const QUICK_PEERS = ['curl', 'tap-lengow', 'plain-node'];

export type Options = {
  readonly orders: number;
  readonly rounds: number;
  readonly peers: readonly string[];
  readonly cases: readonly string[];
  readonly quick: boolean;
};

export function options(args: readonly string[]): Options {
  const {quick, orders, rounds, peers, cases} = parse(args);
  return {
    quick,
    orders: orders ?? (quick ? 10_000 : 100_000),
    rounds: rounds ?? 5,
    peers: peers ?? (quick ? QUICK_PEERS : names),
    cases: cases ?? (quick ? QUICK_CASES : Object.keys(CASES)),
  };
}

const parse = (args: readonly string[]) =>
  yargs(args)
    .scriptName('npm run bench --')
    .usage('$0 [options]\n\nMeasures the built tap beside what people would use instead, in turn, as whole processes.')
    .option('orders', {type: 'number', describe: 'how many orders are read; 100,000, or 10,000 with --quick'})
    .option('rounds', {type: 'number', describe: 'how often each is run; 5'})
    .option('peers', {array: true, choices: names, describe: 'who is measured; all'})
    .option('cases', {array: true, choices: Object.keys(CASES), describe: 'what is measured; all'})
    .option('quick', {type: 'boolean', default: false, describe: 'under a minute, without Python'})
    .version(false)
    .locale('en')
    .strict()
    .parseSync();
