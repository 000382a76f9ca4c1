// After an empty marketplaces response, the request is repeated; the target's table is never emptied.
// Reliability: No marketplaces
// Tried: an answer without any or some marketplaces, once and always
// Must: asked again; no table loses rows

import {runInside} from '../helpers/inside.ts';
import {messagesOf, rowsOf} from '../helpers/messages.ts';
import {createShop, openSandbox} from '../sandbox/index.ts';

const config = {activate_version: true};
const empty = (rawMarketplaces: object) =>
  openSandbox({shop: createShop({orders: 0, rawMarketplaces: rawMarketplaces as Record<string, unknown>})});
const activations = (stdout: string) => messagesOf(stdout).filter(({type}) => type === 'ACTIVATE_VERSION').length;

test.each([{}, []])('two %j responses: no rows, no ACTIVATE_VERSION and one warning', async (none) => {
  const sandbox = empty(none);
  const {code, stdout, stderr} = await runInside(sandbox, {config});
  expect([code, rowsOf(stdout).marketplace, activations(stdout)]).toEqual([0, [], 0]);
  expect(sandbox.requestsOf('marketplaces')).toHaveLength(2);
  expect(stderr).toMatch(/^WARNING marketplace: Lengow returned no marketplaces, so no ACTIVATE_VERSION was sent/m);
});

test('without activate_version, there is no warning', async () => {
  const {code, stderr} = await runInside(empty({}));
  expect([code, stderr]).toEqual([0, '']);
});

test('after an empty array, the tap uses the second response', async () => {
  const sandbox = openSandbox({shop: createShop({orders: 0, marketplaces: ['fnac', 'darty'], unlisted: 0})});
  sandbox.faults.add({route: 'marketplaces', kind: 'array'});
  const {code, stdout, stderr} = await runInside(sandbox, {config});
  expect([code, stderr, rowsOf(stdout).marketplace.length, activations(stdout)]).toEqual([0, '', 2, 1]);
});

describe('a response with only one of three marketplaces', () => {
  const open = () => {
    const sandbox = openSandbox({shop: createShop({orders: 0, marketplaces: ['fnac', 'darty', 'ebay'], unlisted: 0})});
    sandbox.faults.add({route: 'marketplaces', kind: 'one-marketplace'});
    return sandbox;
  };

  test('does not make a target delete the other two', async () => {
    const {code, stdout} = await runInside(open(), {config});
    expect([code, rowsOf(stdout).marketplace.length, activations(stdout)]).toEqual([0, 3, 1]);
  });

  test('does not make the tap report the configured codes as unknown', async () => {
    const {code, stderr} = await runInside(open(), {config: {marketplaces: ['darty', 'ebay']}});
    expect([code, stderr]).toEqual([0, '']);
  });
});
