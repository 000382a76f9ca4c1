// The files shipped for Meltano: the definition in Meltano Hub's format, and the example project.

import {readFileSync} from 'node:fs';
import {parse} from 'yaml';

type Setting = {readonly name: string; readonly kind?: string; readonly [key: string]: unknown};

const read = (path: string) => parse(readFileSync(path, 'utf8'));
const definition = read('meltano/tap-lengow.yml');
const settings: Map<string, Setting> = new Map(definition.settings.map((setting: Setting) => [setting.name, setting]));

/** The kinds that Meltano 4.4.1 supports; `decimal` makes Meltano crash. */
const KINDS = ['string', 'integer', 'boolean', 'array', 'object', 'date_iso8601', 'options', undefined];

describe('the definition', () => {
  test('identifies the tap in the way that Meltano expects', () => {
    expect(definition).toMatchObject({
      name: 'tap-lengow',
      namespace: 'tap_lengow',
      executable: 'tap-lengow',
      settings_group_validation: [
        ['access_token', 'secret'],
        ['api_version', 'v2_client_id'],
      ],
    });
    expect(definition.capabilities).toEqual(expect.arrayContaining(['catalog', 'state', 'structured-logging']));
  });

  test.each<[string, object]>([
    ['access_token', {kind: 'string', sensitive: true}],
    ['secret', {kind: 'string', sensitive: true}],
    ['account_id', {kind: 'integer'}],
    ['marketplaces', {kind: 'array'}],
    ['start_date', {kind: 'date_iso8601'}],
    ['end_date', {kind: 'date_iso8601'}],
    ['activate_version', {kind: 'boolean', value: false}],
    // Meltano passes every value on, so a default that differs with API V2 is none here.
    ['api_url', {kind: 'string'}],
    ['lookback_days', {}],
    ['request_timeout_seconds', {}],
    ['v2_groups', {kind: 'string', value: '0'}],
    ['personal_data', {kind: 'object', value: {}}],
    ['personal_data_key', {kind: 'string', sensitive: true}],
    [
      'invalid_values',
      {
        kind: 'options',
        value: 'fail',
        options: [
          {label: 'fail', value: 'fail'},
          {label: 'null', value: 'null'},
        ],
      },
    ],
  ])('has the setting %s', (name, expected) => {
    const {label, description, ...rest} = settings.get(name) as Setting;
    expect(rest).toEqual({name, ...expected});
    expect([label, description]).toEqual([expect.stringMatching(/^[A-Z]/), expect.stringMatching(/\.$/)]);
  });

  test('has every config setting, and only kinds that Meltano can read', () => {
    const schema = JSON.parse(readFileSync('config/schema.json', 'utf8'));
    expect([...settings.keys()]).toEqual(Object.keys(schema.properties));
    expect([...settings.values()].filter(({kind}) => !KINDS.includes(kind))).toEqual([]);
    expect(settings.get('lookback_days')).not.toHaveProperty('kind');
  });

  test("selects the tap's default selection", () => {
    expect(definition.select).toEqual(expect.arrayContaining(['order.*', '!order.sku', '!order_tracking.relay_name']));
    expect(definition.select).not.toContain('!order.currency');
    expect(definition.select.filter((pattern: string) => /address|payment|document/.test(pattern))).toEqual([]);
  });
});

describe('the example project', () => {
  const {plugins} = read('meltano/meltano.yml');
  const [tap] = plugins.extractors;

  test('uses only settings from the definition', () => {
    for (const setting of tap.settings as Setting[]) expect(settings.get(setting.name)).toMatchObject(setting);
    for (const key of ['name', 'namespace', 'executable', 'settings_group_validation'])
      expect([key, tap[key]]).toEqual([key, definition[key]]);
    expect(definition.capabilities).toEqual(expect.arrayContaining(tap.capabilities));
  });

  // Without a namespace, Meltano would query its Hub.
  test('gives each plugin a namespace', () => {
    const all = [...plugins.extractors, ...plugins.loaders] as {namespace?: string}[];
    expect(all.filter(({namespace}) => namespace === undefined)).toEqual([]);
  });

  // A pattern such as `order.*` would also select the columns that later versions add, with personal data among them.
  test('lists columns, without those of order that contain personal data', () => {
    const {select} = tap as {select: readonly string[]};
    expect(select).toEqual(
      expect.arrayContaining(['marketplace.valid_statuses', 'order.sku', 'order_tracking.carrier']),
    );
    expect(select.filter((pattern) => /[*?[]|^order[.].*_url$/.test(pattern))).toEqual([]);
  });

  test('has the settings of the policy for personal data', () => {
    const names = (tap.settings as Setting[]).map(({name}) => name);
    const policy = ['personal_data', 'personal_data_key', 'personal_data_max_age_days', 'personal_data_erased'];
    expect(names).toEqual(expect.arrayContaining(policy));
  });

  test('is the same as in docs/meltano.md', () => {
    const project = readFileSync('meltano/meltano.yml', 'utf8');
    expect(readFileSync('docs/meltano.md', 'utf8')).toContain(`\`\`\`yaml\n${project}\`\`\`\n`);
  });
});
