// The stream amazon_vidr through the real program: Amazon's VAT invoice data report, marketplace by marketplace.

import {fullCatalog} from '../helpers/full-catalog.ts';
import {lastState, messagesOf} from '../helpers/messages.ts';
import {Tables} from '../helpers/tables.ts';
import {configFor, runProgram} from '../helpers/tap.ts';
import {differences} from '../helpers/truth.ts';
import {createShop, type Sandbox, startSandbox} from '../sandbox/index.ts';

const CATALOG = fullCatalog('amazon_vidr');
const OPEN = {personal_data: {all: 'full'}, personal_data_max_age_days: 36_500};
const PATH = '/v3.0/apps/amazon-vcs/vidr/';

type More = {readonly state?: unknown; readonly config?: object; readonly catalog?: unknown};

const run = (sandbox: Sandbox, {config = {}, ...more}: More = {}) =>
  runProgram({catalog: CATALOG, ...more, config: configFor(sandbox, {...OPEN, ...config})});

const newShop = (more: object = {}) => createShop({orders: 0, vidrLines: 40, ...more});
const rowsIn = (stdout: string) => new Tables().load(stdout).rows('amazon_vidr');
const bookmarkIn = (stdout: string) => lastState(stdout)?.bookmarks.amazon_vidr;
const said = (stderr: string, level: string) => stderr.split('\n').filter((line) => line.startsWith(`${level} `));

test('each Amazon marketplace is asked once, and every value is right', async () => {
  await using sandbox = await startSandbox({shop: newShop()});
  const {code, stdout} = await run(sandbox);
  expect([code, differences(new Tables().load(stdout), sandbox.truth(), {streams: ['amazon_vidr']})]).toEqual([0, []]);
  const account_id = String(sandbox.accountId);
  expect(sandbox.requestsOf('vidr').map(({path, query}) => [path, query])).toEqual(
    ['amazon_fr', 'amazon_uk'].map((marketplace) => [PATH, {account_id, marketplace}]),
  );
  const date = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000000Z$/);
  expect(bookmarkIn(stdout)).toEqual({account_id, marketplaces: {amazon_fr: date, amazon_uk: date}});
});

test('no request is made for it unless it is selected', async () => {
  await using sandbox = await startSandbox({shop: newShop()});
  expect((await run(sandbox, {catalog: undefined})).code).toBe(0);
  expect(sandbox.requestsOf('vidr')).toEqual([]);
});

test('only Amazon marketplaces in scope are asked', async () => {
  await using sandbox = await startSandbox({
    shop: newShop({marketplaces: ['Amazon', 'amazon_de', 'amazonia', 'fnac']}),
  });
  const asked = async (marketplaces: readonly string[]) => {
    const before = sandbox.requestsOf('vidr').length;
    const {code, stderr} = await run(sandbox, {config: {marketplaces}});
    expect(code).toBe(0);
    const codes = sandbox.requestsOf('vidr').slice(before);
    return [
      codes.map(({query}) => query.marketplace),
      said(stderr, 'INFO').filter((line) => line.includes('no Amazon')),
    ];
  };
  expect(await asked(['amazon_de', 'fnac'])).toEqual([['amazon_de'], []]);
  expect(await asked(['amazonia', 'fnac'])).toEqual([[], ['INFO amazon_vidr: there is no Amazon marketplace to read']]);
  expect((await asked(['Amazon', 'amazon_de', 'amazonia']))[0]).toEqual(['Amazon', 'amazon_de']);
});

test('ACTIVATE_VERSION is never sent for it, and its records have no version', async () => {
  await using sandbox = await startSandbox({shop: newShop({vidrLines: 3})});
  const catalog = fullCatalog('amazon_vidr', 'marketplace');
  const {code, stdout} = await run(sandbox, {catalog, config: {activate_version: true}});
  const versioned = messagesOf(stdout).filter(({version}) => version !== undefined);
  expect([code, [...new Set(versioned.map(({stream}) => stream))]]).toEqual([0, ['marketplace']]);
});

/** A shop with one Amazon marketplace whose report is hand-written. */
function shopWith(data: unknown, more: object = {}) {
  const shop = newShop({marketplaces: ['amazon_de'], accountId: 155});
  shop.vidr.bodies.set('amazon_de', JSON.stringify({account_id: 155, marketplace: 'amazon_de', data, ...more}));
  return shop;
}

const LINE = {
  'order-id': '305-1',
  'order-item-id': '71',
  'shipping-id': 'Dxy',
  'transaction-id': 'Dxy',
  'transaction-type': 'SHIPMENT',
};

async function rowsOf(data: unknown, config: object = {}) {
  await using sandbox = await startSandbox({shop: shopWith(data)});
  const {code, stdout, stderr} = await run(sandbox, {config});
  return {code, rows: rowsIn(stdout), stdout, stderr};
}

const keysOf = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  rows.map((row) =>
    [row.marketplace_order_line_id, row.shipping_id, row.transaction_id, row.transaction_type].join(' '),
  );

test('a shipment and a return of its goods are two rows', async () => {
  const shipment = {
    ...LINE,
    'quantity-purchased': '1',
    'item-vat-incl-amount': '19.170',
    'order-date': '2/20/2019 14:11',
  };
  const returned = {
    ...LINE,
    'transaction-id': 'amzn1:crow:7/C9',
    'transaction-type': 'RETURN',
    'item-vat-incl-amount': '-19.17',
    'is-business-order': 'FALSE',
    'order-date': '2019-02-20T14:11:00+01:00',
    'shipment-date': '2/26/2019 20:14:05',
  };
  const {code, rows} = await rowsOf([returned, shipment]);
  expect(code).toBe(0);
  expect(rows).toMatchObject([
    {
      account_id: 155,
      marketplace: 'amazon_de',
      marketplace_order_id: '305-1',
      marketplace_order_line_id: '71',
      transaction_type: 'RETURN',
      item_vat_incl_amount: -19.17,
      is_business_order: false,
      order_date: '2019-02-20T13:11:00.000000Z',
      shipment_date: '2019-02-26T20:14:05.000000Z',
      quantity_purchased: null,
      extra: null,
    },
    {transaction_type: 'SHIPMENT', item_vat_incl_amount: 19.17, order_date: '2019-02-20T14:11:00.000000Z'},
  ]);
});

test('ids that are missing are replaced, and lines that share a key get names of their own', async () => {
  const blank = {...LINE, 'transaction-id': ' ', 'shipping-id': '', 'transaction-type': null};
  const {code, rows} = await rowsOf([
    {...LINE, sku: 'b'},
    {...LINE, sku: 'a'},
    {...LINE, sku: 'a'},
    {...LINE, 'order-item-id': '71#2', sku: 'c'},
    {...LINE, 'order-item-id': '', sku: 'y'},
    {...LINE, 'order-item-id': null, sku: 'x'},
    blank,
    {...blank, 'shipping-id': 'S'},
  ]);
  expect(code).toBe(0);
  expect(
    keysOf(rows)
      .map((key, index) => `${key} ${rows[index]?.sku}`)
      .sort(),
  ).toEqual([
    '71 - - - null',
    '71 Dxy Dxy SHIPMENT a',
    '71 S S - null',
    '71#2 Dxy Dxy SHIPMENT c',
    '71#3 Dxy Dxy SHIPMENT b',
    'line-1 Dxy Dxy SHIPMENT y',
    'line-2 Dxy Dxy SHIPMENT x',
  ]);
});

test('the names do not depend on the order of the lines', async () => {
  const lines = ['c', 'a', 'b', 'a'].map((sku) => ({...LINE, sku}));
  const [one, other] = [await rowsOf(lines), await rowsOf(lines.toReversed())];
  const named = ({rows}: typeof one) => rows.map((row) => `${row.sku} ${row.marketplace_order_line_id}`).sort();
  expect(named(one)).toEqual(['a 71', 'b 71#2', 'c 71#3']);
  expect(named(other)).toEqual(named(one));
});

test('two lines are equal whatever the order of their members', async () => {
  const reversed = Object.fromEntries(Object.entries(LINE).reverse()) as typeof LINE;
  const {rows} = await rowsOf([LINE, reversed]);
  expect(rows.map((row) => row.marketplace_order_line_id)).toEqual(['71']);
});

test.each(['1/1/0001 0:00', '12/31/9999', '1/1/0000 00:00:00'])('%s is read as a missing date', async (date) => {
  const {code, rows} = await rowsOf([{...LINE, 'order-date': date}]);
  expect([code, rows[0]?.order_date]).toEqual([0, null]);
});

test('members that have no column are in `extra`, as received', async () => {
  const {rows} = await rowsOf([{...LINE, 'export-outside-eu': 'No', correction: {amount: 1.5}}]);
  expect(rows[0]?.extra).toBe('{"export-outside-eu":"No","correction":{"amount":1.5}}');
});

test.each([
  ['order-date', '20/2/2019 10:00', 'order_date'],
  ['shipment-date', '2/30/2019 10:00', 'shipment_date'],
  ['item-vat-amount', '1,50', 'item_vat_amount'],
  ['quantity-purchased', '1.5', 'quantity_purchased'],
  ['is-business-order', 'perhaps', 'is_business_order'],
  ['order-item-id', {id: 1}, 'marketplace_order_line_id'],
])('an invalid value of %s, %j, stops the stream, or is null and counted', async (member, value, column) => {
  const {code, stderr} = await rowsOf([{...LINE, [member]: value}]);
  expect([code, said(stderr, 'CRITICAL')[0]]).toEqual([5, expect.stringContaining(`305-1`)]);
  expect(said(stderr, 'CRITICAL')[0]).toContain(column);
  const lenient = await rowsOf([{...LINE, [member]: value}], {invalid_values: 'null'});
  expect(lenient.code).toBe(0);
  if (member !== 'order-item-id') expect(lenient.rows[0]?.[column]).toBeNull();
  expect(said(lenient.stderr, 'WARNING').join('\n')).toContain(column);
});

test.each([
  ['null', null],
  ['an empty list', []],
  ['an empty object', {}],
])('%s as data means that there is nothing', async (_, data) => {
  const {code, rows, stdout} = await rowsOf(data);
  expect([code, rows]).toEqual([0, []]);
  expect(bookmarkIn(stdout)?.marketplaces).toHaveProperty('amazon_de');
});

test.each([
  ['no data', {data: undefined}, 'no list named "data"'],
  ['data that is a text', {data: 'none'}, 'no list named "data"'],
  ['data that is an object of lines', {data: {0: LINE}}, 'no list named "data"'],
  ['a line that is a text', {data: [LINE, 'text']}, 'a line that is not an object'],
  ['the lines of another marketplace', {marketplace: 'amazon_fr'}, 'another marketplace than the one requested'],
  ['the lines of another account', {account_id: 156}, 'another account_id than the one requested'],
])('%s is a faulty response: it is retried, and nothing of it is written', async (_, more, fault) => {
  await using sandbox = await startSandbox({shop: shopWith([LINE], more)});
  const {code, stdout, stderr} = await run(sandbox, {config: {max_attempts: 2}});
  expect([code, rowsIn(stdout), sandbox.requestsOf('vidr').length]).toEqual([4, [], 2]);
  expect(said(stderr, 'CRITICAL')[0]).toContain(`HTTP 200 with ${fault}`);
});

test('a body that is cut off is retried, and nothing of it is written twice', async () => {
  await using sandbox = await startSandbox({shop: newShop({marketplaces: ['amazon_fr']})});
  sandbox.faults.add({route: 'vidr', kind: 'cut'});
  const {code, stdout} = await run(sandbox);
  expect([code, sandbox.requestsOf('vidr').length]).toEqual([0, 2]);
  expect(messagesOf(stdout).filter(({type}) => type === 'RECORD')).toHaveLength(40);
});

describe('if the app is not active', () => {
  test('marketplaces that were never read are skipped, with one line for all', async () => {
    await using sandbox = await startSandbox({shop: newShop()});
    for (const code of ['amazon_fr', 'amazon_uk']) sandbox.shop.vidr.inactive.add(code);
    const {code, stdout, stderr} = await run(sandbox);
    expect([code, rowsIn(stdout), bookmarkIn(stdout)]).toEqual([0, [], undefined]);
    expect(said(stderr, 'INFO').filter((line) => line.includes('refused'))).toEqual([
      'INFO amazon_vidr: Lengow refused the report of amazon_fr, amazon_uk with HTTP 400 and the message "The app Amazon VCS is not activated on this account", so nothing is read of it. It needs the app Amazon VCS in Lengow',
    ]);
  });

  test('a marketplace that was read before fails the run, and the others are read', async () => {
    await using sandbox = await startSandbox({shop: newShop()});
    sandbox.shop.vidr.inactive.add('amazon_uk');
    const first = await run(sandbox);
    expect([first.code, rowsIn(first.stdout).length]).toEqual([0, 40]);
    sandbox.shop.vidr.inactive.add('amazon_fr').delete('amazon_uk');
    const second = await run(sandbox, {state: lastState(first.stdout)});
    expect([second.code, rowsIn(second.stdout).length]).toEqual([4, 40]);
    expect(said(second.stderr, 'ERROR')).toEqual([
      expect.stringMatching(
        /^ERROR amazon_vidr of amazon_fr stops here: GET \/v3.0\/apps\/amazon-vcs\/vidr\/ was refused/,
      ),
    ]);
    expect(Object.keys(bookmarkIn(second.stdout)?.marketplaces ?? {})).toEqual(['amazon_fr', 'amazon_uk']);
  });
});

test.each([
  [404, 4],
  [401, 3],
  [403, 3],
] as const)('HTTP %i fails only this stream, with exit code %i', async (status, exit) => {
  await using sandbox = await startSandbox({shop: createShop({orders: 5, actions: 5})});
  sandbox.faults.add({route: 'vidr', kind: status, nth: 'every'});
  const catalog = fullCatalog('amazon_vidr', 'order', 'order_action');
  const {code, stdout} = await run(sandbox, {catalog});
  expect(code).toBe(exit);
  const tables = new Tables().load(stdout);
  expect(differences(tables, sandbox.truth(), {streams: ['order', 'order_action']})).toEqual([]);
  expect(tables.rows('amazon_vidr')).toEqual([]);
});

test('a report that is dated decades ahead counts as read when the run began', async () => {
  await using sandbox = await startSandbox({shop: newShop()});
  const began = new Date().toUTCString();
  Object.assign(sandbox.options, {loginDate: began, clockOffsetMs: 80 * 365 * 86_400_000});
  const {code, stdout} = await run(sandbox);
  const date = new Date(began).toISOString().replace('.000Z', '.000000Z');
  expect([code, bookmarkIn(stdout)?.marketplaces]).toEqual([0, {amazon_fr: date, amazon_uk: date}]);
});

test('the state of another account is refused', async () => {
  await using sandbox = await startSandbox({shop: newShop()});
  const state = {bookmarks: {amazon_vidr: {account_id: '9', marketplaces: {amazon_fr: '2026-01-01T00:00:00Z'}}}};
  const {code, stderr} = await run(sandbox, {state});
  expect([code, stderr]).toEqual([2, expect.stringContaining('amazon_vidr was written for account 9')]);
});

test('a state whose dates are not dates is refused', async () => {
  await using sandbox = await startSandbox({shop: newShop()});
  const {code, stderr} = await run(sandbox, {state: {bookmarks: {amazon_vidr: {marketplaces: {amazon_fr: 'soon'}}}}});
  expect([code, stderr]).toEqual([2, expect.stringContaining('/bookmarks/amazon_vidr/marketplaces/amazon_fr')]);
});

test('--test says which reports a run would ask for, and does not ask for them', async () => {
  await using sandbox = await startSandbox({shop: newShop()});
  const {code, stderr} = await runProgram({
    catalog: CATALOG,
    config: configFor(sandbox),
    args: ['--test'],
    report: false,
  });
  expect([code, sandbox.requestsOf('vidr')]).toEqual([0, []]);
  expect(stderr).toContain('INFO amazon_vidr: would ask for the reports of amazon_fr, amazon_uk\n');
});
