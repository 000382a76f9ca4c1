// The tap's description of itself, in the form that the Meltano SDK and the Hub expect.

import {execFileSync} from 'node:child_process';
import {about} from '../../tap/commands/about.ts';
import {description, name, version} from '../../tap/package.ts';
import {ACTION_KEYS, KEYS, MARKETPLACE_PART_KEYS, OPT_IN_KEYS, STOCK_KEYS, VIDR_KEYS} from '../helpers/streams.ts';

describe('as JSON', () => {
  const parsed = JSON.parse(about('json')) as Record<string, unknown>;

  test("has the SDK's keys in the SDK's order, then ours", () => {
    expect(Object.keys(parsed)).toEqual([
      'name',
      'description',
      'version',
      'sdk_version',
      'supported_python_versions',
      'capabilities',
      'settings',
      'supported_node_versions',
      'streams',
    ]);
    expect(parsed).toMatchObject({name, description, version, sdk_version: null, supported_node_versions: '>=20.19'});
  });

  test('lists only capabilities that Meltano Hub knows', () => {
    const hub =
      'properties catalog discover state about stream-maps schema-flattening activate-version batch test log-based structured-logging';
    const capabilities = parsed.capabilities as string[];
    expect(hub.split(' ')).toEqual(expect.arrayContaining(capabilities));
    expect(capabilities).toEqual(
      expect.arrayContaining(['about', 'catalog', 'discover', 'state', 'test', 'structured-logging']),
    );
  });

  test('marks the credentials and the key as secrets, and nothing else', () => {
    const {properties} = parsed.settings as {properties: Record<string, {secret?: boolean; writeOnly?: boolean}>};
    const secrets = Object.entries(properties).filter(([, setting]) => setting.secret && setting.writeOnly);
    expect(secrets.map(([key]) => key)).toEqual(['access_token', 'secret', 'personal_data_key']);
    expect(Object.values(properties).filter((setting) => setting.secret || setting.writeOnly)).toHaveLength(3);
  });

  test('lists the streams with their keys and replication', () => {
    expect(parsed.streams).toEqual([
      expect.objectContaining({
        name: 'amazon_vidr',
        key_properties: VIDR_KEYS.amazon_vidr,
        replication_method: 'FULL_TABLE',
        replication_key: null,
      }),
      expect.objectContaining({name: 'marketplace', replication_method: 'FULL_TABLE', replication_key: null}),
      ...Object.entries(MARKETPLACE_PART_KEYS).map(([name, key_properties]) =>
        expect.objectContaining({name, key_properties, replication_method: 'FULL_TABLE', replication_key: null}),
      ),
      expect.objectContaining({name: 'order', replication_method: 'INCREMENTAL', replication_key: 'updated_at'}),
      ...Object.entries({...ACTION_KEYS, ...OPT_IN_KEYS, order_tracking: KEYS.order_tracking}).map(
        ([name, key_properties]) => expect.objectContaining({name, key_properties, replication_key: 'updated_at'}),
      ),
      expect.objectContaining({
        name: 'zfs_stock',
        key_properties: STOCK_KEYS.zfs_stock,
        replication_method: 'INCREMENTAL',
        replication_key: 'report_created_at',
      }),
    ]);
  });
});

describe('as Markdown', () => {
  const lines = about('markdown').split('\n');

  test("has the SDK's headings", () => {
    expect(lines.filter((line) => line.startsWith('#'))).toEqual([
      '# `tap-lengow`',
      '## Capabilities',
      '## Supported Node Versions',
      '## Settings',
      '## Streams',
    ]);
  });

  test('has one row for each setting', () => {
    const head = lines.indexOf('| Setting | Required | Default | Description |');
    expect(lines[head + 1]).toBe('|:--------|:--------:|:-------:|:------------|');
    expect(lines[head + 2]).toMatch(/^\| access_token \| True \| None \| .+ \|$/);
    expect(lines.filter((line) => line.startsWith('| lookback_days '))).toEqual([
      expect.stringMatching(/^\| lookback_days \| False \| 7; with API V2 30 \| .+ \|$/),
    ]);
    expect(lines.filter((line) => line.startsWith('| activate_version | False | false |'))).toHaveLength(1);
  });

  test('ends as the SDK does', () => {
    expect(lines.at(-1)).toBe(
      'A full list of supported settings and capabilities is available by running: `tap-lengow --about`',
    );
  });
});

describe('as text', () => {
  const text = about('text');

  test("has the SDK's sections in the SDK's order, then ours", () => {
    expect(text.startsWith(`Name: tap-lengow\nDescription: ${description}\nVersion: ${version}\n`)).toBe(true);
    expect(text.match(/^\S[^:]*/gm)).toEqual([
      'Name',
      'Description',
      'Version',
      'SDK Version',
      'Supported Node Versions',
      'Node',
      'Capabilities',
      'Settings',
      'Streams',
    ]);
    expect(text).toContain('\nCapabilities:\n  - catalog\n  - state\n  - discover\n  - activate-version\n  - about\n');
  });

  test('says which Node runs it', () => {
    const [, version = '', path = ''] = /^Node: (.*), (.*)$/m.exec(text) ?? [];
    expect(execFileSync(path, ['--version'], {encoding: 'utf8'})).toBe(`v${version}\n`);
  });

  test('lists each setting with its type and environment variable', () => {
    expect(text).toContain(
      '  - Name: marketplaces\n    Type: array\n    Environment Variable: TAP_LENGOW_MARKETPLACES\n',
    );
  });
});
