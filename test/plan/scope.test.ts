// The config's marketplace codes are matched with the account's codes and spelled as in the account.

import {readState} from '../../state/read.ts';
import type {State} from '../../state/state.ts';
import {scopeOf} from '../../tap/plan/scope.ts';

const resolve = (
  wanted: readonly string[] | undefined,
  known: readonly string[] | undefined,
  bookmarks: object = {},
) => {
  const state = readState({bookmarks}, {where: 'state.json', streams: []}).value as State;
  return scopeOf({wanted, known, state, streams: ['order']});
};

test.each<[string, string[] | undefined, string[] | undefined, string[] | undefined]>([
  ['without codes, all marketplaces are selected', undefined, ['fnac'], undefined],
  ["codes are used unchanged when the account's codes are unknown", ['FNAC'], undefined, ['FNAC']],
  [
    "codes that differ only in case are all read if the account's codes are unknown",
    ['FNAC', 'fnac', 'darty'],
    undefined,
    ['FNAC', 'fnac', 'darty'],
  ],
  ['an exact spelling is preferred', ['fnac'], ['FNAC', 'fnac', 'Fnac'], ['fnac']],
  [
    'every spelling is read if there is no exact match',
    ['FNAC', 'darty'],
    ['Fnac', 'fnac', 'darty'],
    ['Fnac', 'fnac', 'darty'],
  ],
  ['two exact spellings count as two codes', ['fnac', 'Fnac'], ['Fnac', 'fnac'], ['fnac', 'Fnac']],
  ['no code is read twice', ['fnac', 'FNAC'], ['fnac'], ['fnac']],
  ['codes are respelled as in the account', ['FNAC', 'darty'], ['darty', 'fnac'], ['fnac', 'darty']],
])('%s', (_, wanted, known, scope) => {
  expect(resolve(wanted, known)).toEqual({scope, findings: [], warnings: []});
});

test('an unknown code causes an error that lists the codes in the account', () => {
  expect(resolve(['ebay', 'fnac', 'x'], ['fnac']).findings).toEqual([
    {pointer: '/marketplaces', found: 'names ebay, x, unknown to this account', expected: 'some of fnac'},
  ]);
  expect(resolve(['ebay'], []).findings).toMatchObject([{expected: 'no codes, as the account has no marketplaces'}]);
});

test('an unknown code that earlier runs have read is still read, with a warning', () => {
  const bookmarks = {order: {marketplaces: {ebay: '2026-01-01'}}};
  expect(resolve(['eBay', 'fnac'], ['fnac'], bookmarks)).toEqual({
    scope: ['ebay', 'fnac'],
    findings: [],
    warnings: ['/marketplaces names eBay, which the account no longer has; its orders are still read'],
  });
});
