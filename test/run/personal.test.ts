// The policy for personal data, applied by whole runs: each mode of `link` and `parcel`, in orders of every kind.

import {ALL_VALUES, fullCatalog} from '../helpers/full-catalog.ts';
import {type InsideRun, runInside} from '../helpers/inside.ts';
import {keyedHash, PERSONAL_KEY} from '../helpers/keyed-hash.ts';
import {messagesOf} from '../helpers/messages.ts';
import {INVOICE, personalOrder, personalShop} from '../helpers/personal-orders.ts';
import {Tables} from '../helpers/tables.ts';
import type {Json} from '../helpers/tap.ts';
import {openSandbox} from '../sandbox/index.ts';

const MODES = ['none', 'null', 'hash', 'full'] as const;
type Mode = (typeof MODES)[number];
const CATALOG = fullCatalog();
const KINDS = ['OPEN', 'ANONYMIZED', 'AGED'] as const;

const run = (config: Json, orders?: readonly object[]): Promise<InsideRun> =>
  runInside(openSandbox({shop: personalShop(orders)}), {
    config: {personal_data_key: PERSONAL_KEY, ...config},
    catalog: CATALOG,
    isErased: (marketplace, id) => marketplace === 'amazon_fr' && id === 'ERASED',
    level: 'INFO',
  });

const schemaOf = ({stdout}: InsideRun, id: string): string[] =>
  Object.keys(
    messagesOf(stdout).find(({type, stream}) => type === 'SCHEMA' && stream === id)?.schema?.properties ?? {},
  );

const recordsOf = ({stdout}: InsideRun, id: string, order: string) =>
  messagesOf(stdout).flatMap(({stream, record}) =>
    stream === id && record?.marketplace_order_id === order ? [record] : [],
  );

describe.each(MODES)('link: %s', (mode) => {
  const url: Readonly<Record<Mode, string | null | undefined>> = {
    none: undefined,
    null: null,
    hash: keyedHash('link', INVOICE.toLowerCase()),
    full: INVOICE,
  };

  test('invoice_url is written so, and null in hidden orders', async () => {
    const ran = await run({personal_data: {link: mode}});
    expect(ran.code).toBe(0);
    expect(schemaOf(ran, 'order').includes('invoice_url')).toBe(mode !== 'none');
    const hidden = mode === 'none' ? undefined : null;
    for (const [kind, expected] of [
      ['OPEN', url[mode]],
      ['ANONYMIZED', hidden],
      ['AGED', hidden],
      ['ERASED', hidden],
    ] as const) {
      const rows = recordsOf(ran, 'order', kind);
      expect(rows.map((row) => [row.marketplace_order_line_id, row.invoice_url])).toEqual([
        ['L1', expected],
        ['L2', expected],
      ]);
      expect(rows[0]).toMatchObject({invoice_number: 'F-1', total_order: 15});
    }
    expect(ran.stderr).not.toContain('PII');
  });
});

describe.each(MODES)('parcel: %s', (mode) => {
  const T1 = keyedHash('parcel', 'pii-t1');
  const numbers: Readonly<Record<Mode, readonly string[]>> = {
    none: ['untracked', 'untracked-2', 'untracked-3', 'untracked-4'],
    null: ['untracked', 'untracked-2', 'untracked-3', 'untracked-4'],
    hash: [T1, 'untracked', `${T1}#2`, keyedHash('parcel', 'pii-t2')],
    full: ['PII-T1', 'untracked', 'pii-t1', 'PII-T2'],
  };
  const url: Readonly<Record<Mode, readonly [unknown, unknown, unknown]>> = {
    none: [undefined, undefined, undefined],
    null: [null, null, null],
    hash: [
      keyedHash('parcel', 'https://t.example/pii-t1'),
      keyedHash('parcel', 'pii-r'),
      keyedHash('parcel', 'pii relay'),
    ],
    full: ['https://t.example/PII-T1', 'PII-R', 'PII Relay'],
  };

  test('trackings are written so, in hidden orders too', async () => {
    const ran = await run({personal_data: {parcel: mode}});
    expect(ran.code).toBe(0);
    const columns = schemaOf(ran, 'order_tracking');
    expect(columns).toEqual(expect.arrayContaining(['tracking_number', 'relay_type', 'marketplace_order_line_ids']));
    const [first, second, third] = ['tracking_url', 'relay', 'relay_name'].map((name) => columns.includes(name));
    expect([first, second, third]).toEqual(Array(3).fill(mode !== 'none'));
    for (const kind of KINDS) {
      const rows = recordsOf(ran, 'order_tracking', kind);
      expect(rows.map((row) => row.tracking_number)).toEqual(numbers[mode]);
      expect([rows[0]?.tracking_url, rows[0]?.relay, rows[0]?.relay_name]).toEqual(url[mode]);
      expect(rows[0]).toMatchObject({carrier: 'DHL', relay_type: 'shop'});
    }
    const erased = recordsOf(ran, 'order_tracking', 'ERASED');
    expect(erased.map((row) => row.tracking_number)).toEqual(numbers.none);
    const [nothing] = url[mode === 'none' ? 'none' : 'null'];
    expect([erased[0]?.tracking_url, erased[0]?.relay, erased[0]?.relay_name]).toEqual([nothing, nothing, nothing]);
    expect(ran.stderr).not.toMatch(/PII/i);
  });
});

test('several classes at once', async () => {
  for (const link of MODES) {
    for (const parcel of MODES) {
      const {stdout} = await run({personal_data: {link, parcel}});
      const seen = [stdout.includes(INVOICE), /PII-T1/.test(stdout), /PII-R|PII Relay/.test(stdout)];
      expect([link, parcel, ...seen]).toEqual([link, parcel, link === 'full', parcel === 'full', parcel === 'full']);
    }
  }
});

test('erasing an order that was loaded leaves no parcel of it current', async () => {
  const sandbox = openSandbox({shop: personalShop()});
  const options = {config: ALL_VALUES, catalog: CATALOG};
  const tables = new Tables().load((await runInside(sandbox, options)).stdout);
  sandbox.shop.clock.advance(60);
  const isErased = (_: string, id: string) => id === 'ERASED';
  tables.load((await runInside(sandbox, {...options, isErased})).stdout);
  const current = tables.current('order_tracking').filter((row) => row.marketplace_order_id === 'ERASED');
  expect(current.map((row) => row.tracking_number).sort()).toEqual([
    'untracked',
    'untracked-2',
    'untracked-3',
    'untracked-4',
  ]);
  const lines = tables.current('order').filter((row) => row.marketplace_order_id === 'ERASED');
  expect(lines.map((row) => row.invoice_url)).toEqual([null, null]);
});

test('the age is counted to the end of the range that the run reads', async () => {
  const day = {personal_data: {link: 'full'}, personal_data_max_age_days: 9};
  expect(recordsOf(await run(day), 'order', 'OPEN')[0]?.invoice_url).toBeNull();
  const earlier = await run({...day, end_date: '2026-02-27'});
  expect(recordsOf(earlier, 'order', 'OPEN')[0]?.invoice_url).toBe(INVOICE);
});

describe('columns that are left out', () => {
  const logOf = ({stderr}: InsideRun, level: string) => stderr.split('\n').filter((line) => line.startsWith(level));
  const LOST = /^WARNING order\.invoice_url is selected but not sent.*set personal_data to \{"link": "full"\}$/;

  test('a catalog that selects invoice_url loses it, with one warning', async () => {
    const ran = await run({});
    expect(logOf(ran, 'WARNING')).toEqual([expect.stringMatching(LOST)]);
    expect(logOf(ran, 'INFO These columns').filter((line) => line.includes('invoice_url'))).toEqual([]);
  });

  test.each([{link: 'none'}, {all: 'none'}])(
    'without a warning if the user has set a mode: %j',
    async (personal_data) => {
      const ran = await run({personal_data});
      expect(logOf(ran, 'WARNING')).toEqual([]);
      expect(logOf(ran, 'INFO These columns')).toEqual([
        expect.stringMatching(/order\.invoice_url \(link\).*Values that were loaded before stay in the table$/),
      ]);
    },
  );

  test('are named in one line', async () => {
    const ran = await run({personal_data: {parcel: 'none'}});
    expect(logOf(ran, 'WARNING')).toEqual([expect.stringMatching(LOST)]);
    expect(logOf(ran, 'INFO These columns')).toEqual([
      expect.stringContaining(
        ', order_tracking.tracking_url (parcel), order_tracking.relay (parcel), order_tracking.relay_name (parcel). ',
      ),
    ]);
  });

  test.each([{}, {personal_data: {parcel: 'null', link: 'hash'}}])(
    'nothing is said if there are none: %j',
    async (config) => {
      const sandbox = openSandbox({shop: personalShop()});
      const {stderr} = await runInside(sandbox, {config: {personal_data_key: PERSONAL_KEY, ...config}, level: 'INFO'});
      expect(stderr).not.toMatch(/selected but not sent/);
    },
  );
});

describe('an invalid value', () => {
  const odd = {secret: 'PII-odd'};
  const link = [personalOrder('OPEN', {invoice_url: odd})];
  const parcel = [
    personalOrder('OPEN', {packages: [{cart: [], delivery: {trackings: [{number: odd, url: odd, relay: odd}]}}]}),
  ];
  const hidden = [personalOrder('OPEN', {invoice_url: odd, anonymized: true})];
  const erased = parcel.map((raw) => ({...raw, marketplace_order_id: 'ERASED', invoice_url: odd}));

  test.each([
    ['link', 'null', link],
    ['link', 'none', link],
    ['parcel', 'null', parcel],
    ['parcel', 'none', parcel],
    ['link', 'full', hidden],
    ['link', 'hash', hidden],
    ['all', 'full', erased],
  ])('of %s in mode %s is not written, so it does not stop the run', async (one, mode, orders) => {
    const ran = await run({personal_data: {[one]: mode}}, orders);
    expect(ran.code).toBe(0);
    expect(ran.stdout + ran.stderr).not.toMatch(/PII-odd|is not a/);
    if (one === 'parcel')
      expect(recordsOf(ran, 'order_tracking', 'OPEN')).toMatchObject([{tracking_number: 'untracked'}]);
  });

  test.each([
    ['link', 'full', link, 'order: order OPEN on amazon_fr: invoice_url is not a string'],
    ['link', 'hash', link, 'order: order OPEN on amazon_fr: invoice_url is not a string'],
    ['parcel', 'full', parcel, 'order_tracking: order OPEN on amazon_fr: tracking_number is not a string'],
    ['parcel', 'hash', parcel, 'order_tracking: order OPEN on amazon_fr: tracking_number is not a string'],
  ])('of %s in mode %s stops it, without quoting the value', async (one, mode, orders, message) => {
    const ran = await run({personal_data: {[one]: mode}}, orders);
    expect(ran.code).toBe(5);
    expect(ran.stderr).toContain(message);
    expect(ran.stdout + ran.stderr).not.toContain('PII-odd');
  });

  test('packages that cannot be read stop the run in every mode, because trackings would be lost', async () => {
    const ran = await run({personal_data: {parcel: 'null'}}, [personalOrder('OPEN', {packages: 'PII-odd'})]);
    expect([ran.code, ran.stderr]).toEqual([5, expect.stringContaining('tracking_number is not an array of packages')]);
  });
});

test('bookmarks do not depend on the policy', async () => {
  // Without a range, the claims would depend on the second in which a run begins.
  const range = {start_date: '2026-01-01', end_date: '2026-02-25'};
  const lastWith = async (config: Json) => messagesOf((await run({...config, ...range})).stdout).at(-1);
  const open = await lastWith(ALL_VALUES);
  expect(open?.type).toBe('STATE');
  expect(await lastWith({personal_data: {all: 'null'}})).toEqual(open);
  expect(await lastWith({personal_data: {all: 'none'}})).toEqual(open);
});

test('the default config writes exactly these lines', async () => {
  const {stdout} = await runInside(openSandbox({shop: personalShop([personalOrder('OPEN')])}));
  const recordLines = stdout.split('\n').filter((line) => /^\{"type":"RECORD","stream":"order/.test(line));
  const time = /,"time_extracted":"[^"]+"\}$/;
  const KEY = '{"account_id":155,"marketplace":"amazon_fr","marketplace_order_id":"OPEN"';
  const order = (id: string, amount: string) =>
    `{"type":"RECORD","stream":"order","record":${KEY},"marketplace_order_line_id":"${id}","marketplace_order_date":"2026-02-19T10:00:00.000000Z","lengow_status":"shipped","marketplace_status":null,"currency":"EUR","total_order":15,"total_tax":null,"commission":null,"shipping":null,"discount":null,"merchant_order_id":null,"marketplace_product_id":null,"product_title":null,"line_quantity":null,"line_amount":${amount},"line_shipping":null,"line_discount":null,"line_lengow_status":null,"max_shipping_date":null,"imported_at":"2026-02-19T11:00:00.000000Z","updated_at":"2026-02-20T10:00:00.500000Z","anonymized":false}`;
  const tracking = (number: string, url: string, relay: string) =>
    `{"type":"RECORD","stream":"order_tracking","record":${KEY},"tracking_number":"${number}","carrier":"DHL","method":null,"tracking_url":${url},"is_delivered_by_marketplace":null,"parcel_weight":null,"shipped_at":null,"relay":${relay},"updated_at":"2026-02-20T10:00:00.500000Z"}`;
  expect(recordLines.map((line) => line.replace(time, ''))).toEqual([
    order('L1', '10'),
    order('L2', '5'),
    tracking('PII-T1', '"https://t.example/PII-T1"', '"PII-R"'),
    tracking('untracked', 'null', 'null'),
    tracking('pii-t1', 'null', 'null'),
    tracking('PII-T2', 'null', 'null'),
  ]);
});
