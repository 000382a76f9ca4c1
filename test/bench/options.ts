// The options of `npm run bench`.

import yargs from 'yargs';
import {CASES} from './cases/index.ts';
import {PEERS} from './peers/index.ts';

const [peerNames, caseNames] = [PEERS.map(({name}) => name), Object.keys(CASES)];

export const options = (args: readonly string[]) =>
  yargs(args)
    .scriptName('npm run bench --')
    .usage('$0 [options]\n\nMeasures the built tap and its alternatives in turn, each as a complete process.')
    .option('orders', {type: 'number', default: 100_000, describe: 'how many orders the shop has'})
    .option('rounds', {type: 'number', default: 5, describe: 'how many times each program runs'})
    .option('peers', {array: true, choices: peerNames, default: peerNames, describe: 'which programs to measure'})
    .option('cases', {array: true, choices: caseNames, default: caseNames, describe: 'which cases to measure'})
    .option('node', {
      array: true,
      type: 'number',
      default: [],
      describe: 'which major versions of Node to measure with, from npm; the first one is described in detail',
    })
    .option('before', {type: 'string', describe: 'a folder with another build of the tap, which is measured too'})
    .option('quick', {
      type: 'boolean',
      default: false,
      describe: 'run in under a minute without Python: 10,000 orders, compared with the recorded results',
    })
    .option('write', {
      type: 'boolean',
      default: false,
      describe: 'write the results to docs/benchmarks.md and results.json',
    })
    .check(({orders, rounds, write, cases}) => {
      if (!(orders >= 1000) || orders % 100 !== 0) throw new Error('--orders must be a multiple of 100, at least 1000');
      if (!(rounds >= 1) || !Number.isInteger(rounds)) throw new Error('--rounds must be an integer, at least 1');
      if (write && cases.length < caseNames.length) throw new Error('--write needs all cases');
      return true;
    })
    .version(false)
    .locale('en')
    .strict()
    .parseSync();
