// `verify`: compares what was loaded with Lengow.

import {InputError} from '../../errors.ts';
import {FLAGS} from '../flags.ts';
import {filesOf, type Given, once} from './given.ts';
import type {Word} from './word.ts';

const flags = {
  config: FLAGS.config,
  state: {...FLAGS.state, describe: 'what was loaded; only that is compared'},
  orders: {
    type: 'string',
    nargs: 1,
    describe: 'the orders of the table, as CSV or JSON lines from sql/order_inventory.sql; - is stdin',
  },
  format: {choices: ['text', 'jsonl'], default: 'text', describe: 'a table, or one line of JSON for each problem'},
  full: {type: 'boolean', describe: 'compare every id and updated_at, which reads all orders'},
  cells: {type: 'boolean', describe: 'count every month marketplace by marketplace, however many there are'},
  repair: {type: 'string', nargs: 1, describe: 'write configs that read missing and stale orders again to this file'},
} as const;

const read = (given: Given) =>
  ({
    kind: 'verify',
    files: filesOf(given),
    table: needed(given, 'orders', 'the orders of the table: a file, or - for stdin'),
    format: once(given, 'format') as 'text' | 'jsonl',
    isFull: given.full === true,
    asksAll: given.cells === true,
    repair: once(given, 'repair'),
  }) as const;

/** @throws InputError */
function needed(given: Given, flag: string, what: string): string {
  const value = once(given, flag);
  if (value === undefined) throw new InputError(`--${flag} is missing; it names ${what}; see tap-lengow verify --help`);
  return value;
}

export const verify = {line: 'verify', describe: 'compares what was loaded with Lengow', flags, read} satisfies Word;
