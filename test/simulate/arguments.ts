// Parses the simulation's command line.

import {parseArgs} from 'node:util';
import {FEATURES} from './traits.ts';

export const USAGE = `npm run simulate -- [options]

  --runs N         number of worlds (1000)
  --seed S         seed of the first world; the others use the seeds that follow (default: random, and printed)
  --workers N      number of processes that share the work (1)
  --trace          print everything that happens, including the tap's log
  --without A,B    features to leave out of the worlds: ${FEATURES.join(', ')}
  --orders N       maximum number of orders in a shop (3000)
  --mutants        also catch the mutants, in up to N worlds each`;

export type Arguments = {
  readonly runs: number;
  readonly seed: number;
  readonly workers: number;
  readonly isTraced: boolean;
  readonly without: ReadonlySet<string>;
  readonly mostOrders: number;
  readonly isMutated: boolean;
};

export function readArguments(argv: readonly string[]): Arguments {
  const {values} = parseArgs({
    args: [...argv],
    options: {
      runs: {type: 'string', default: '1000'},
      seed: {type: 'string', default: String(Math.floor(Math.random() * 1e9))},
      workers: {type: 'string', default: '1'},
      trace: {type: 'boolean', default: false},
      without: {type: 'string', default: ''},
      orders: {type: 'string', default: '3000'},
      mutants: {type: 'boolean', default: false},
    },
  });
  const without = new Set(values.without.split(',').filter((name) => name !== ''));
  const unknown = [...without].filter((name) => !FEATURES.some((feature) => feature === name));
  if (unknown.length > 0)
    throw new Error(`unknown name for --without: ${unknown.join(', ')}. Known: ${FEATURES.join(', ')}`);
  return {
    runs: whole('runs', values.runs),
    seed: whole('seed', values.seed),
    workers: whole('workers', values.workers),
    mostOrders: whole('orders', values.orders),
    without,
    isTraced: values.trace,
    isMutated: values.mutants,
  };
}

function whole(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`--${name} must be an integer, not ${text}`);
  return Number(text);
}
