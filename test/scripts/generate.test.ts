// The files generated from the schemas are up to date, and the generator reports any that are not.

import {spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join, resolve} from 'node:path';
import {filled} from '../../scripts/generate/part.ts';
import {settingsTypes} from '../../scripts/generate/settings-types.ts';
import {configTable, streamTables} from '../../scripts/generate/tables.ts';
import {staleFiles} from '../../scripts/generate.ts';

const PARTS = {
  'docs/config.md': '# x\n<!-- generated:config -->\nold\n<!-- /generated -->\nend\n',
  'docs/streams.md': '# y\n<!-- generated:streams --><!-- /generated -->\nend\n',
};

const ERASE_SCRIPTS = ['orders.sql', 'stale_rows.sql', 'by_age.sql'];

const VIEWS = [
  ...['order_current.sql', 'order_header.sql', 'order_action_current.sql', 'order_address_current.sql'],
  ...['order_document_current.sql', 'order_payment_current.sql', 'order_raw_current.sql'],
  ...['order_tracking_current.sql', 'zfs_stock_current.sql'],
];

const FOLDERS = [
  ...['config/generated', 'catalog/generated', 'meltano', 'dbt/macros', 'docs'],
  ...['sql/erase/without-extracted-at', 'sql/with-extracted-at', 'sql/without-extracted-at'],
];

test('the setting types are up to date', async () => {
  expect(readFileSync('config/generated/settings.ts', 'utf8')).toBe(await settingsTypes());
});

test('the tables in docs/ and the definition for Meltano Hub are up to date', async () => {
  expect(await staleFiles('.')).toEqual([]);
});

describe('a part of a document', () => {
  const path = 'docs/x.md';
  const fill = (text: string, part = 'measured:x', content = 'new') => filled({path, text}, part, content).text;

  test('replaces the previous part, and nothing else', () => {
    const text = '# x\n<!-- measured:x -->\nold\n<!-- /measured -->\nb <!-- /measured -->\n';
    expect(fill(text)).toBe(text.replace('old', 'new'));
  });

  test('can be one of several parts', () => {
    const text = '<!-- measured:y -->\ny\n<!-- /measured -->\n<!-- measured:x --><!-- /measured -->';
    expect(fill(text)).toBe('<!-- measured:y -->\ny\n<!-- /measured -->\n<!-- measured:x -->\nnew\n<!-- /measured -->');
  });

  test.each([
    ['<!-- measured:x -->', '<!-- measured:y --><!-- /measured -->'],
    ['<!-- /measured -->', '<!-- /measured --><!-- measured:x --><!-- /generated -->'],
  ])('without the marker %s is refused', (marker, text) => {
    expect(() => fill(text)).toThrow(`docs/x.md does not contain the marker ${marker}`);
  });
});

test.each([
  '| key | type | default | meaning |',
  "| `secret` | string | **required** with API v3 | The account's secret, from Lengow's Settings > API. |",
  '| `invalid_values` | `fail`, `null` | `fail` | ',
  '| `start_date` | string | 24 months before the run | ',
  '| `stream_prefix` | string | none | ',
  '| `activate_version` | boolean | `false` | ',
])('the settings table contains the line %s', (line) => {
  expect(
    configTable()
      .split('\n')
      .some((one) => one.startsWith(line)),
  ).toBe(true);
});

test.each([
  '### `order_tracking`',
  'INCREMENTAL on `updated_at` · key `account_id`, `marketplace`, `marketplace_order_id`, `tracking_number`',
  'INCREMENTAL on `updated_at` · key `account_id`, `marketplace`, `marketplace_order_id`, `payment_id` · not selected by default',
  'FULL_TABLE · key `account_id`, `marketplace_code`',
  '| column | type | by default | class | meaning |',
  '| `account_id` (key) | integer | yes | ',
  '| `updated_at` | date-time | yes | ',
  '| `total_order` | number | yes | ',
  '| `sku` | string | no | ',
  '| `first_line` | string | yes | `address` | ',
  '| `raw` | string | yes | every | ',
])('the column tables contain the line %s', (line) => {
  expect(
    streamTables()
      .split('\n')
      .some((one) => one.startsWith(line)),
  ).toBe(true);
});

describe('the generator', () => {
  const program = resolve('dist/scripts/generate.js');
  let folder = '';
  const run = (...args: string[]): {status: number | null; output: string} => {
    const {status, stdout, stderr} = spawnSync(process.execPath, [program, ...args], {cwd: folder, encoding: 'utf8'});
    return {status, output: stdout + stderr};
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tap-lengow-'));
    for (const path of FOLDERS) mkdirSync(join(folder, path), {recursive: true});
    cpSync('catalog/schemas', join(folder, 'catalog/schemas'), {recursive: true});
    cpSync('catalog/unread-fields.json', join(folder, 'catalog/unread-fields.json'));
  });
  afterEach(() => rmSync(folder, {recursive: true}));

  test('reports stale files, writes them, and then reports nothing', () => {
    for (const [path, text] of Object.entries(PARTS)) writeFileSync(join(folder, path), text);
    const stale = [
      'settings.ts',
      'check-settings.ts',
      'streams.ts',
      'known-fields.json',
      'tap-lengow.yml',
      'columns.sql',
      ...ERASE_SCRIPTS,
      ...ERASE_SCRIPTS,
      ...VIEWS,
      ...VIEWS,
      'config.md',
      'streams.md',
    ];
    const check = run('--check');
    expect(check.status).toBe(1);
    expect(
      check.output
        .trim()
        .split('\n')
        .map((line) => basename(line)),
    ).toEqual(stale.map((name) => `${name} is stale; run the generator`));
    expect(readFileSync(join(folder, 'docs/config.md'), 'utf8')).toBe(PARTS['docs/config.md']);
    expect(run().status).toBe(0);
    expect(run('--check')).toEqual({status: 0, output: ''});
  });

  test('reports which document is missing', () => {
    expect(run('--check')).toEqual({status: 1, output: expect.stringMatching(/docs\/config\.md is missing/)});
  });
});
