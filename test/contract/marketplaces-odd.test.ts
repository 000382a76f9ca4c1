// Each malformed entry in the marketplaces response becomes a row with nulls; all other rows are complete.
// Reliability: Odd marketplaces
// Tried: entries without a name, empty or of another type; error envelopes with status 200
// Must: a row for each entry; an envelope is no marketplace

import {runInside} from '../helpers/inside.ts';
import {rowsOf} from '../helpers/messages.ts';
import {createShop, openSandbox} from '../sandbox/index.ts';

const shopOf = (marketplaces: object) =>
  openSandbox({shop: createShop({orders: 0, rawMarketplaces: marketplaces as Record<string, unknown>})});
const WHOLE = {name: 'Darty', country_iso_a2: 'FR', orders: {status: {new: ['New']}, actions: {}, carriers: {}}};

test.each([
  ['{}', {}],
  ['[]', []],
  ['null', null],
  ['false', false],
  ['a string', 'closed'],
  ['an array', ['x']],
  ['an object without a name', {package: 'mp_fnac', country: 'FRA'}],
  ['an object without orders', {name: 'Fnac'}],
])('an entry that is %s', async (_, entry) => {
  const {code, stdout, stderr} = await runInside(shopOf({fnac: entry, darty: WHOLE}));
  const rows = rowsOf(stdout).marketplace.map((row) => JSON.parse(row));
  expect([code, stderr]).toEqual([0, '']);
  expect(rows).toMatchObject([
    {marketplace_code: 'darty', marketplace_name: 'Darty', marketplace_country: 'FR', allowed_actions: '{}'},
    {marketplace_code: 'fnac', allowed_actions: null, allowed_carriers: null, valid_statuses: null},
  ]);
});

test.each([[{fnac: {}}], [{fnac: []}], [{fnac: {country: 'FRA'}, darty: null}]])(
  'a response with only malformed entries: %j',
  async (entries) => {
    const {code, stdout} = await runInside(shopOf(entries));
    expect([code, rowsOf(stdout).marketplace.length]).toEqual([0, Object.keys(entries).length]);
  },
);

test.each([
  [{error: {code: 403, message: 'No token'}}],
  [{error: 'down'}],
  [{detail: [{msg: 'x'}]}],
  [{count: 0, next: null, previous: null, results: []}],
  [{next: null, results: []}],
])('%j is rejected as an invalid response', async (envelope) => {
  const {code, stderr} = await runInside(shopOf(envelope));
  expect([code, stderr]).toEqual([4, expect.stringContaining('with no entry that is a marketplace')]);
});
