// The statuses, actions and carriers of marketplaces, through the whole tap: what is requested, written and kept.

import {marketplaceFixtures} from '../fixtures/index.ts';
import {runOn} from '../helpers/checked-run.ts';
import {discovered, fullCatalog} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {lastState, messagesOf} from '../helpers/messages.ts';
import {MARKETPLACE_PART_KEYS, MARKETPLACE_PARTS} from '../helpers/streams.ts';
import {createShop, openSandbox, type Shop, startSandbox} from '../sandbox/index.ts';

type Row = Readonly<Record<string, unknown>>;

const ALL = ['marketplace', ...MARKETPLACE_PARTS];
const CATALOG = fullCatalog(...ALL);

const shopOf = (marketplaces: object) =>
  createShop({orders: 0, rawMarketplaces: marketplaces as Record<string, unknown>});

const recordsOf = (stdout: string, stream: string): Row[] =>
  messagesOf(stdout).flatMap(({type, stream: own, record}) =>
    type === 'RECORD' && own === stream ? [record ?? {}] : [],
  );

const versionsOf = (stdout: string, stream: string) =>
  messagesOf(stdout)
    .filter((message) => message.stream === stream && message.type !== 'SCHEMA')
    .map(({type, ...message}) => [type, (message as {version?: number}).version]);

type Action = {args?: string[]; status?: string[]; optional_args?: string[]; args_description?: object};
type Carrier = {label: string; lengow_code?: string | null};

const listed = <T>(marketplace: Row, column: string): [string, T][] =>
  Object.entries(JSON.parse(String(marketplace[column] ?? '{}')) as Record<string, T>);

/** The rows that the JSON columns of `marketplace` amount to, without the marketplace's key and the tap's code. */
const EXPLODED: Readonly<Record<string, (marketplace: Row) => unknown[][]>> = {
  marketplace_action: (marketplace) =>
    listed<Action>(marketplace, 'allowed_actions').flatMap(
      ([action, {args, status, optional_args, args_description}]) =>
        (status?.length ? status : ['-']).map((lengow) => [
          ...[action, lengow, args?.join(',') || null, optional_args?.join(',') || null],
          args_description === undefined ? null : JSON.stringify(args_description),
        ]),
    ),
  marketplace_carrier: (marketplace) =>
    [['carrier', 'allowed_carriers'] as const, ['shipping_method', 'shipping_methods'] as const].flatMap(
      ([kind, column]) =>
        listed<Carrier>(marketplace, column).map(([code, {label, lengow_code = null}]) => [
          kind,
          code,
          label,
          lengow_code,
        ]),
    ),
  marketplace_status: (marketplace) =>
    listed<string[]>(marketplace, 'valid_statuses').flatMap(([lengow, list]) =>
      list.map((own, index) => [lengow, own, index + 1, actionsIn(marketplace, lengow)]),
    ),
};

const actionsIn = (marketplace: Row, status: string): string | null =>
  listed<Action>(marketplace, 'allowed_actions')
    .filter(([, action]) => action.status?.includes(status))
    .map(([name]) => name)
    .sort()
    .join(',') || null;

const exploded = (marketplaces: readonly Row[]): Record<string, unknown[][]> =>
  Object.fromEntries(
    Object.entries(EXPLODED).map(([stream, explode]) => [
      stream,
      marketplaces.flatMap((one) => explode(one).map((row) => [one.account_id, one.marketplace_code, ...row])),
    ]),
  );

const rowsIn = (stdout: string): Record<string, unknown[][]> =>
  Object.fromEntries(
    MARKETPLACE_PARTS.map((stream) => [stream, recordsOf(stdout, stream).map((row) => Object.values(row))]),
  );

describe('the rows are what the JSON columns of `marketplace` contain', () => {
  const codes = ['amazon_fr', 'amazon_uk', 'galeries_lafayette', 'zalando_de', 'allegro', 'admarkt', 'cdon-se'];
  test.each<readonly [string, Shop]>([
    ['the marketplaces of the sandbox', createShop({orders: 0, marketplaces: codes})],
    ...marketplaceFixtures.map(({name, marketplaces}) => [name, shopOf(marketplaces)] as const),
    [
      'numeric codes',
      shopOf({
        numbers: {
          name: 'Numbers',
          orders: {
            status: {new: ['15', '016', '9'], shipped: ['15', 'Sent', 'SENT', 'sent']},
            actions: {refund: {args: ['reason'], status: ['waiting_refund']}},
            carriers: {'016': {label: 'Sixteen'}, '15': {label: 'Fifteen', lengow_code: 'X'}, '9': {label: 'Nine'}},
          },
        },
      }),
    ],
  ])('%s', async (_, shop) => {
    const {code, stdout} = await runInside(openSandbox({shop}), {catalog: CATALOG});
    expect(code).toBe(0);
    expect(rowsIn(stdout)).toEqual(exploded(recordsOf(stdout, 'marketplace')));
  });
});

describe('marketplaces with untidy lists', () => {
  const marketplaces = Array.from({length: 60}, (_, number) => `untidy_${number}`);
  const shop = createShop({orders: 0, marketplaces});

  test('have the rows that the sandbox expects, by the built program', async () => {
    await using sandbox = await startSandbox({shop});
    const {code, stdout, log} = await runOn(sandbox, {catalog: CATALOG});
    expect([code, log.filter((line) => line.startsWith('WARNING'))]).toEqual([0, []]);
    for (const [stream, rows] of Object.entries(shop.marketplaceTruth())) {
      expect(recordsOf(stdout, stream)).toEqual(rows);
      expect(rows.length).toBeGreaterThan(200);
    }
  });

  test('have keys that are unique and never null', async () => {
    const {stdout} = await runInside(openSandbox({shop}), {catalog: CATALOG});
    for (const [stream, names] of Object.entries(MARKETPLACE_PART_KEYS)) {
      const keys = recordsOf(stdout, stream).map((row) => names.map((name) => row[name]));
      expect(keys.flat().filter((part) => typeof part !== 'number' && !/\S/.test(String(part ?? '')))).toEqual([]);
      expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(keys.length);
    }
  });
});

test.each([
  [false, ['token', 'marketplaces']],
  [true, ['token', 'marketplaces', 'marketplaces']],
])(
  'whichever streams are selected, the requests are the same (activate_version: %s)',
  async (activate_version, routes) => {
    const shop = createShop({orders: 0});
    for (let subset = 1; subset < 2 ** ALL.length; subset++) {
      const streams = ALL.filter((_, place) => subset & (2 ** place));
      const catalog = {streams: CATALOG.streams.filter(({tap_stream_id: id}) => streams.includes(id))};
      const sandbox = openSandbox({shop});
      const {code, stdout} = await runInside(sandbox, {catalog, config: {activate_version}});
      expect([code, sandbox.requests.map(({route}) => route)]).toEqual([0, routes]);
      for (const stream of ALL)
        expect([stream, recordsOf(stdout, stream).length > 0]).toEqual([stream, streams.includes(stream)]);
    }
  },
);

describe('activate_version', () => {
  const run = (marketplaces: object) =>
    runInside(openSandbox({shop: shopOf(marketplaces)}), {catalog: CATALOG, config: {activate_version: true}});
  const FNAC = {name: 'Fnac', orders: {status: {new: ['N']}, actions: {ship: {}}, carriers: {}}};

  test('each stream has one version, which is activated after its rows', async () => {
    const {stdout} = await run({fnac: {...FNAC, orders: {...FNAC.orders, carriers: {A: 'B'}}}});
    for (const stream of ALL) {
      const [[, version] = [], ...rest] = versionsOf(stdout, stream);
      expect(Number.isInteger(version)).toBe(true);
      expect(rest).toEqual([['ACTIVATE_VERSION', version]]);
    }
  });

  test('a stream without rows is not activated, so no target empties its table', async () => {
    const {code, stdout, stderr} = await run({fnac: FNAC});
    expect([code, versionsOf(stdout, 'marketplace_carrier')]).toEqual([0, []]);
    expect(versionsOf(stdout, 'marketplace_status')).toHaveLength(2);
    expect(stderr).toMatch(
      /^WARNING marketplace_carrier: Lengow returned nothing for this table, so no ACTIVATE_VERSION/,
    );
    expect(stderr.match(/WARNING/g)).toHaveLength(1);
  });

  test('nor is any stream without marketplaces', async () => {
    const {stdout, stderr} = await run({});
    for (const stream of ALL) expect(versionsOf(stdout, stream)).toEqual([]);
    expect(stderr.match(/Lengow returned no marketplaces/g)).toHaveLength(ALL.length);
  });
});

test('only marketplaces in scope have rows', async () => {
  const shop = createShop({orders: 0, marketplaces: ['amazon_fr', 'zalando_de', 'allegro']});
  const config = {marketplaces: ['ZALANDO_DE']};
  const {code, stdout} = await runInside(openSandbox({shop}), {catalog: CATALOG, config});
  expect(code).toBe(0);
  for (const stream of ALL)
    expect([stream, ...new Set(recordsOf(stdout, stream).map((row) => row.marketplace_code))]).toEqual([
      stream,
      'zalando_de',
    ]);
});

describe('an item that is neither a string nor a number', () => {
  const shop = createShop({
    orders: 0,
    rawMarketplaces: {
      darty: {name: 'Darty', orders: {status: {new: [{a: 'secret-looking'}, 'N']}, actions: {ship: {status: [true]}}}},
      fnac: {name: 'Fnac', orders: {status: {new: ['N']}, carriers: {A: ['x'], B: 'b'}}},
    },
  });

  test('stops its stream with exit code 5 and a message that names the marketplace and the column, not the value', async () => {
    await using sandbox = await startSandbox({shop});
    const {code, stdout, stderr} = await runOn(sandbox, {catalog: CATALOG});
    expect(code).toBe(5);
    for (const [stream, fault] of [
      ['marketplace_status', 'marketplace darty: marketplace_status is not a string'],
      ['marketplace_action', 'marketplace darty: lengow_status is not a string'],
      ['marketplace_carrier', 'marketplace fnac: label is not a string'],
    ] as const) {
      expect(stderr).toContain(`${stream}: ${fault}. Ask Lengow to fix it, or set invalid_values to "null"`);
      expect(recordsOf(stdout, stream)).toEqual([]);
    }
    expect(recordsOf(stdout, 'marketplace')).toHaveLength(2);
    expect(stderr).not.toContain('secret-looking');
  });

  test('is left out with invalid_values null, and everything else is written', async () => {
    await using sandbox = await startSandbox({shop});
    const {code, stdout, log} = await runOn(sandbox, {catalog: CATALOG, config: {invalid_values: 'null'}});
    expect(code).toBe(0);
    const rows = Object.values(rowsIn(stdout)).map((all) => all.map((row) => row.slice(1)));
    expect(rows).toEqual([
      [['darty', 'ship', '-', null, null, null]],
      [
        ['fnac', 'carrier', 'A', null, null],
        ['fnac', 'carrier', 'B', 'b', null],
      ],
      [
        ['darty', 'new', 'N', 2, null],
        ['fnac', 'new', 'N', 1, null],
      ],
    ]);
    // The faulty status of an action is invalid in two streams.
    expect(log.filter((line) => line.startsWith('WARNING')).at(-1)).toMatch(
      /^WARNING 4 invalid values were written as null/,
    );
  });
});

test('the streams have no bookmark, whatever state a run is given', async () => {
  const shop = createShop({orders: 3});
  const catalog = fullCatalog('order', ...ALL);
  const first = await runInside(openSandbox({shop}), {catalog});
  const state = lastState(first.stdout);
  expect(Object.keys(state?.bookmarks ?? {})).toEqual(['order']);
  const second = await runInside(openSandbox({shop}), {catalog, state});
  expect(rowsIn(second.stdout)).toEqual(rowsIn(first.stdout));
  expect(Object.keys(lastState(second.stdout)?.bookmarks ?? {})).toEqual(['order']);
});

test('--test names the selected streams and writes nothing', async () => {
  await using sandbox = await startSandbox({
    shop: createShop({orders: 0, marketplaces: ['amazon_fr', 'allegro']}),
  });
  const {code, stdout, log} = await runOn(sandbox, {args: ['--test'], catalog: fullCatalog(...MARKETPLACE_PARTS)});
  expect([code, stdout]).toEqual([0, '']);
  expect(log).toContain('INFO marketplace_action, marketplace_carrier, marketplace_status: would read 2 marketplaces');
});

test('without a catalog, or with one from before they existed, none of these streams or columns is mentioned', async () => {
  await using sandbox = await startSandbox({shop: createShop({orders: 5, unlisted: 0})});
  const old = {
    streams: discovered().streams.filter(({tap_stream_id: id}) => !MARKETPLACE_PARTS.some((one) => one === id)),
  };
  for (const options of [{}, {catalog: old}]) {
    const {code, stdout, log} = await runOn(sandbox, options);
    expect(code).toBe(0);
    expect(log.filter((line) => line.startsWith('WARNING'))).toEqual([]);
    expect(stdout).not.toMatch(/"stream":"marketplace_|"(features|description|homepage|logo|package)"/);
  }
});
