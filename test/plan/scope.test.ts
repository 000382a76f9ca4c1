// The config's codes as the account spells them.

import {readState} from '../../state/read.ts';
import {resolveScope} from '../../tap/plan/scope.ts';

const resolve = (
  wanted: readonly string[] | undefined,
  known: readonly string[] | undefined,
  bookmarks: object = {},
) => {
  const warnings: string[] = [];
  const state = readState({bookmarks}, []).state;
  const scope = resolveScope({wanted, known, state, streams: ['order'], warn: (message) => warnings.push(message)});
  return {scope, warnings};
};

test.each<[string, string[] | undefined, string[] | undefined, string[] | undefined]>([
  ['no codes are all', undefined, ['fnac'], undefined],
  ['codes out of reach are taken as they are', ['FNAC'], undefined, ['FNAC']],
  ["the account's spelling counts", ['FNAC', 'darty'], ['darty', 'fnac'], ['fnac', 'darty']],
])('%s', (_, wanted, known, scope) => {
  expect(resolve(wanted, known)).toEqual({scope, warnings: []});
});

test('an unknown code is an error that lists what the account has', () => {
  expect(() => resolve(['ebay', 'fnac', 'x'], ['fnac'])).toThrow(
    'marketplaces: ebay, x unknown to this account, which has fnac',
  );
  expect(() => resolve(['ebay'], [])).toThrow('which has none');
});

test('a code that was read before is read on, with a warning', () => {
  const bookmarks = {order: {marketplaces: {ebay: '2026-01-01'}}};
  expect(resolve(['eBay', 'fnac'], ['fnac'], bookmarks)).toEqual({
    scope: ['eBay', 'fnac'],
    warnings: [expect.stringMatching(/has no eBay any more/)],
  });
});
