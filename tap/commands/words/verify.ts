// `verify`: compares what was loaded with Lengow.

import {InputError} from '../../errors.ts';
import {formatFlag, INPUT_FLAGS} from '../flags.ts';
import {filesOf, type Given, once} from './given.ts';
import type {Word} from './word.ts';

const flags = {
  config: INPUT_FLAGS.config,
  state: {...INPUT_FLAGS.state, describe: 'the state of the last run; only what it claims is compared'},
  orders: {
    type: 'string',
    nargs: 1,
    describe: 'the orders of the table, as CSV or JSON lines from sql/order_inventory.sql; - is stdin',
  },
  format: formatFlag(['text', 'jsonl'], 'a table, or one line of JSON for each problem'),
  full: {type: 'boolean', describe: 'compare every id and updated_at, which reads all orders'},
  cells: {type: 'boolean', describe: 'count every month marketplace by marketplace, however many there are'},
  repair: {type: 'string', nargs: 1, describe: 'write configs that read missing and stale orders again to this file'},
} as const;

const read = (given: Given) => {
  const files = filesOf(given);
  const table = once(given, 'orders');
  if (table === undefined) throw missing('orders', 'the orders of the table: a file, or - for stdin');
  if (files.state === undefined)
    throw missing('state', 'the state of the last run, because only what it claims can be compared');
  if ([...files.configs, files.state, table].filter((path) => path === STDIN).length > 1)
    throw new InputError('only one of --config, --state and --orders can be stdin; see tap-lengow verify --help');
  return {
    kind: 'verify',
    files,
    table,
    format: once(given, 'format') as 'text' | 'jsonl',
    isFull: given.full === true,
    asksAll: given.cells === true,
    repair: once(given, 'repair'),
  } as const;
};

const STDIN = '/dev/stdin';

const missing = (flag: string, what: string): InputError =>
  new InputError(`--${flag} is missing; it names ${what}; see tap-lengow verify --help`);

export const verify = {line: 'verify', describe: 'compares what was loaded with Lengow', flags, read} satisfies Word;
