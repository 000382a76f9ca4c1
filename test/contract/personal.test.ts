// The policy for personal data, through the built program: everything that a run writes, on stdout, on stderr at
// DEBUG and in its report.

import {fullCatalog} from '../helpers/full-catalog.ts';
import {keyedHash, PERSONAL_KEY} from '../helpers/keyed-hash.ts';
import {messagesOf} from '../helpers/messages.ts';
import {INVOICE, personalShop} from '../helpers/personal-orders.ts';
import {configFor, runReported} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {startSandbox} from '../sandbox/index.ts';

const CATALOG = fullCatalog();
const PERSONAL = /PII/i;

async function runWith(config: object, args: readonly string[] = []) {
  using folder = temporaryFolder();
  const personal_data_erased = folder.write('erased.tsv', '# asked for on 1 March\r\nAMAZON_FR\tERASED\r\n');
  await using sandbox = await startSandbox({shop: personalShop()});
  const {ended, report} = await runReported({
    config: configFor(sandbox, {personal_data_key: PERSONAL_KEY, personal_data_erased, ...config}),
    catalog: CATALOG,
    env: {LOG_LEVEL: 'debug'},
    args,
  });
  return {...ended, report: JSON.stringify(report ?? {})};
}

const columnOf = (stdout: string, column: string) =>
  messagesOf(stdout).flatMap(({record}) => (record && column in record ? [record[column]] : []));

test.each(['none', 'null', 'hash'])('everything in mode %s: no personal value leaves', async (mode) => {
  const {code, stdout, stderr, report} = await runWith({personal_data: {all: mode}});
  expect(code).toBe(0);
  for (const text of [stdout, stderr, report]) expect(text).not.toMatch(PERSONAL);
  for (const text of [stdout, stderr, report]) expect(text).not.toContain(PERSONAL_KEY);
  expect(columnOf(stdout, 'tracking_number')).toHaveLength(16);
});

test('everything in mode full: all of it leaves on stdout, but nowhere else', async () => {
  const {code, stdout, stderr, report} = await runWith({personal_data: {all: 'full'}});
  expect([code, new Set(columnOf(stdout, 'invoice_url'))]).toEqual([0, new Set([INVOICE, null])]);
  expect(new Set(columnOf(stdout, 'tracking_number'))).toEqual(
    new Set(['PII-T1', 'untracked', 'pii-t1', 'PII-T2', 'untracked-2', 'untracked-3', 'untracked-4']),
  );
  expect(stderr + report).not.toMatch(PERSONAL);
  expect(
    messagesOf(stdout)
      .filter(({type}) => type === 'STATE' || type === 'SCHEMA')
      .map((one) => JSON.stringify(one))
      .join(),
  ).not.toMatch(PERSONAL);
});

test('orders in the list of erased orders leave without personal data', async () => {
  const {stdout} = await runWith({personal_data: {all: 'full'}});
  const erased = messagesOf(stdout).flatMap(({record}) => (record?.marketplace_order_id === 'ERASED' ? [record] : []));
  expect(erased).toHaveLength(6);
  expect(JSON.stringify(erased)).not.toMatch(PERSONAL);
  expect(erased.flatMap((record) => record.tracking_number ?? [])).toEqual([
    'untracked',
    'untracked-2',
    'untracked-3',
    'untracked-4',
  ]);
});

test('hashes are made with the key of the config', async () => {
  const {stdout} = await runWith({personal_data: {link: 'hash', parcel: 'hash'}});
  expect(new Set(columnOf(stdout, 'invoice_url'))).toEqual(new Set([keyedHash('link', INVOICE.toLowerCase()), null]));
  expect(columnOf(stdout, 'tracking_number')).toContain(keyedHash('parcel', 'pii-t2'));
});

test('--test=schema has the columns that a run would have', async () => {
  const {code, stdout} = await runWith({personal_data: {parcel: 'none'}}, ['--test=schema']);
  const columns = messagesOf(stdout).flatMap(({schema}) => Object.keys(schema?.properties ?? {}));
  expect(code).toBe(0);
  expect(columns).toEqual(expect.arrayContaining(['tracking_number', 'relay_type', 'invoice_number']));
  expect(columns.filter((name) => ['invoice_url', 'tracking_url', 'relay', 'relay_name'].includes(name))).toEqual([]);
});
