// A target passes only if it does exactly what it declares.

import {ALL_KEYS, eachOfAll} from '../helpers/streams.ts';
import {EMPTY_IS_NULL} from './changes.ts';
import type {Place, Target} from './target.ts';
import {verdict} from './verdict.ts';

const KEY = {account_id: 1, marketplace: 'm', marketplace_order_id: 'A'};
const row = (line: string, title: string | null, updated: number) => ({
  ...KEY,
  marketplace_order_line_id: line,
  product_title: title,
  updated_at: `2026-01-0${updated}T00:00:00.000000Z`,
});
/** A row in every stream, so that nothing is missing. */
const truth = {
  ...eachOfAll((stream) => [Object.fromEntries([...ALL_KEYS[stream], 'updated_at'].map((name) => [name, name]))]),
  order: [row('L1', '', 2)],
};
const stale = row('L2', 'x', 1);

const target: Target = {
  environment: 'target-x',
  program: 'target-x',
  states: 'at its end',
  changes: [],
  fix: '',
  read: async () => ({...truth, order: [row('L1', '', 2), stale]}),
};
const withNull = {read: async () => ({...truth, order: [row('L1', null, 2), stale]})};
const types = {types: {number: 'numeric'}, typesOf: async () => ({number: 'text'})};

const faultsOf = async (more: Partial<Target>, claimed = false) =>
  (await verdict({...target, ...more}, {} as Place, truth, {faults: [], claimed})).faults;

test.each<[string, Partial<Target>, boolean, string[]]>([
  ['does nothing and declares nothing', {}, false, []],
  ['does what it declares', {...withNull, changes: [EMPTY_IS_NULL]}, false, []],
  ['does what it does not declare', withNull, false, ['order: 1 m A L1: product_title is null, but the source has ""']],
  [
    'declares what it does not do',
    {changes: [EMPTY_IS_NULL]},
    false,
    ['it declares that an empty string becomes NULL, but this did not happen'],
  ],
  [
    'declares a loss that does not happen',
    {loses: 'a row is lost'},
    false,
    ['it declares that a row is lost, but none is'],
  ],
  [
    'shows an old version of what it lost',
    {loses: 'a row is lost', read: async () => ({...truth, order: [row('L1', 'old', 1)]})},
    false,
    ['no row in its tables is out of date'],
  ],
  ['has another type', types, false, ['number became text, but numeric is declared']],
  [
    'prints states earlier than declared',
    {},
    true,
    ['it prints states batch by batch, but declares that it prints them at its end'],
  ],
  [
    'has a table without rows',
    {read: async () => ({...truth, order: [row('L1', '', 2), stale], order_payment: []})},
    false,
    [
      'order_payment: account_id marketplace marketplace_order_id payment_id is missing',
      'order_payment: nothing was compared',
    ],
  ],
  ['has no outdated row', {read: async () => ({...truth})}, false, ['no row in its tables is out of date']],
])('a target that %s', async (_what, more, claimed, faults) => {
  expect(await faultsOf(more, claimed)).toEqual(faults);
});
