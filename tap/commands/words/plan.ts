// The command `plan`.

import {InputError} from '../../errors.ts';
import type {Wish} from '../backfill/units/shares.ts';
import {INPUT_FLAGS} from '../flags.ts';
import {filesOf, type Given, once} from './given.ts';
import type {Word} from './word.ts';

const MOST_UNITS = 1000;
const FEWEST_ORDERS = 10_000;
const ORDERS_PER_UNIT = 250_000;

const read = (given: Given) =>
  ({
    kind: 'plan',
    files: filesOf(given),
    wish: wishOf(given),
    isNewestFirst: given['newest-first'] === true,
  }) as const;

export type PlanCommand = ReturnType<typeof read>;

/** @throws InputError for a number that is out of range, or if both were given */
function wishOf(given: Given): Wish {
  const [units, orders] = [once(given, 'units'), once(given, 'orders-per-unit')];
  if (units !== undefined && orders !== undefined)
    throw new InputError('--units and --orders-per-unit cannot be combined; give one of them; see tap-lengow --help');
  if (units !== undefined) return {units: wholeNumber(units, 1, MOST_UNITS) ?? refuse('units', 'from 1 to 1,000')};
  if (orders === undefined) return {ordersPerUnit: ORDERS_PER_UNIT};
  return {ordersPerUnit: wholeNumber(orders, FEWEST_ORDERS) ?? refuse('orders-per-unit', 'of at least 10,000')};
}

function wholeNumber(text: string, least: number, most = Number.MAX_SAFE_INTEGER): number | undefined {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}

function refuse(flag: string, range: string): never {
  throw new InputError(`--${flag} must be a whole number ${range}; see tap-lengow --help`);
}

export const plan = {
  line: 'plan',
  describe: 'divides a back-fill into units with equal numbers of orders, for several runs',
  flags: {
    ...INPUT_FLAGS,
    units: {type: 'string', nargs: 1, describe: 'how many units, from 1 to 1,000'},
    'orders-per-unit': {
      type: 'string',
      nargs: 1,
      describe: 'about how many orders a unit has, at least 10,000; 250,000 by default',
    },
    'newest-first': {type: 'boolean', describe: 'print the newest unit first'},
  },
  read,
} satisfies Word;
