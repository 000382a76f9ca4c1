// Airbyte's `spec`, `check` and `discover`: one message each, besides the log.

import {Ajv} from 'ajv';
import {type AirbyteMessage, airbyteMessages} from '../helpers/airbyte/messages.ts';
import {checked} from '../helpers/checked-run.ts';
import {ALL_VALUES} from '../helpers/full-catalog.ts';
import {ALL_KEYS, ALL_STREAMS, type AnyStream} from '../helpers/streams.ts';
import {configFor, runProgram, type TapOptions} from '../helpers/tap.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 20, seed: 'airbyte', marketplaces: ['amazon_fr']});
const KEYS = {access_token: 'an-access-token-1', secret: 'a-secret-of-the-account'};

/** The messages of a command other than its log; stdout has nothing else. */
async function run(command: string, options: TapOptions = {}) {
  const {code, stdout, stderr} = checked(await runProgram({...options, args: [command]}));
  const messages = airbyteMessages(stdout);
  const others = messages.filter(({type}) => type !== 'LOG');
  return {code, stderr, others, log: messages.flatMap(({log}) => (log ? [`${log.level} ${log.message}`] : []))};
}

const errorOf = ([message]: readonly AirbyteMessage[]) => [
  message?.trace?.error?.failure_type,
  message?.trace?.error?.message,
];

describe('spec', () => {
  let specification: {
    readonly properties: Readonly<Record<string, {readonly airbyte_secret?: boolean; order: number}>>;
  };

  beforeAll(async () => {
    const {code, stderr, others, log} = await run('spec');
    expect([code, stderr, others.length, log]).toEqual([0, '', 1, []]);
    specification = others[0]?.spec?.connectionSpecification as never;
  });

  test('marks the three secrets, and no other setting', () => {
    const {properties} = specification;
    const secrets = Object.keys(properties).filter((key) => properties[key]?.airbyte_secret);
    expect(secrets).toEqual(['access_token', 'secret', 'personal_data_key']);
  });

  test('gives the settings an order, without those that mean nothing in Airbyte', () => {
    const names = Object.keys(specification.properties);
    expect(Object.values(specification.properties).map(({order}) => order)).toEqual([...names.keys()]);
    expect(names).toEqual(expect.arrayContaining(['start_date', 'personal_data', 'v2_client_id']));
    expect(names.filter((name) => /^(stream_prefix|activate_version|user_agent)$/.test(name))).toEqual([]);
  });

  test('has no keyword that the form does not know', () => {
    expect(JSON.stringify(specification)).not.toMatch(/"(\$ref|if|then|else|allOf|anyOf|oneOf|writeOnly|x-[^"]*)"/);
    expect(JSON.stringify(specification)).not.toContain('"additionalProperties":false');
  });

  test.each([
    [{...KEYS, personal_data: {contact: 'hash'}, marketplaces: ['amazon_fr']}, true],
    [{access_token: KEYS.access_token}, false],
    [{...KEYS, personal_data: {contact: 'some'}}, false],
  ])('as a JSON Schema, it says of %j: %s', (config, isValid) => {
    const ajv = new Ajv({strict: true, validateFormats: false}).addVocabulary(['airbyte_secret', 'order']);
    expect(ajv.validate(specification, config)).toBe(isValid);
  });
});

describe('check', () => {
  test('finds nothing wrong with the keys of an account', async () => {
    await using sandbox = await startSandbox({shop});
    const {code, stderr, others, log} = await run('check', {config: configFor(sandbox)});
    expect([code, stderr]).toEqual([0, '']);
    expect(others).toEqual([{type: 'CONNECTION_STATUS', connectionStatus: {status: 'SUCCEEDED'}}]);
    expect(log).toContain('INFO This run would read 20 orders');
  });

  test.each([
    ['wrong keys', {secret: 'another-secret'}, /^Lengow refused access_token and secret/],
    ['a setting that is invalid', {lookback_days: -1}, /config\.json: \/lookback_days is -1; expected/],
    ['an unknown marketplace', {marketplaces: ['ebay']}, /ebay/],
  ])('says what the user can change: %s', async (_, more, message) => {
    await using sandbox = await startSandbox({shop});
    const {code, stderr, others} = await run('check', {config: configFor(sandbox, more)});
    expect([code, stderr]).toEqual([0, '']);
    expect(others).toEqual([
      {type: 'CONNECTION_STATUS', connectionStatus: {status: 'FAILED', message: expect.stringMatching(message)}},
    ]);
  });

  test('fails if Lengow does not answer', async () => {
    await using sandbox = await startSandbox({shop});
    sandbox.faults.add({route: 'orders', kind: 503, nth: 'every'});
    const {code, others} = await run('check', {config: configFor(sandbox)});
    expect([code, others.length]).toEqual([4, 1]);
    expect(errorOf(others)).toEqual(['transient_error', expect.stringMatching(/^GET \/v3\.0\/orders\/: no usable/)]);
  });
});

describe('discover', () => {
  const discover = async (config: object = {}) => {
    const {code, others} = await run('discover', {config: {...KEYS, ...config}});
    expect([code, others.length]).toEqual([0, 1]);
    return others[0]?.catalog?.streams ?? [];
  };

  test('lists every stream with its keys and, if it can be resumed, its cursor', async () => {
    const streams = await discover();
    expect(streams.map(({name}) => name)).toEqual(ALL_STREAMS);
    for (const {name, json_schema, source_defined_primary_key: keys, default_cursor_field: cursor = []} of streams) {
      expect(keys).toEqual(ALL_KEYS[name as AnyStream].map((key) => [key]));
      for (const field of [...keys.flat(), ...cursor]) expect(json_schema.properties).toHaveProperty(field);
    }
    const cursors = Object.fromEntries(
      streams.map(({name, default_cursor_field}) => [name, default_cursor_field?.[0]]),
    );
    expect(cursors).toMatchObject({order: 'updated_at', order_action: 'updated_at', zfs_stock: 'report_created_at'});
    expect(cursors).toMatchObject({marketplace: undefined, amazon_vidr: undefined});
    for (const {name, supported_sync_modes: modes} of streams)
      expect(modes).toEqual(cursors[name] ? ['full_refresh', 'incremental'] : ['full_refresh']);
  });

  test('says of every instant that it has a time zone', async () => {
    const [order] = (await discover()).filter(({name}) => name === 'order');
    expect(order?.json_schema.properties.updated_at).toMatchObject({
      format: 'date-time',
      airbyte_type: 'timestamp_with_timezone',
    });
    const dates = Object.values(order?.json_schema.properties ?? {}).filter(({format}) => format);
    expect(dates.every(({airbyte_type}) => airbyte_type === 'timestamp_with_timezone')).toBe(true);
  });

  test('leaves out the columns whose personal data may not be written', async () => {
    const columns = (streams: Awaited<ReturnType<typeof discover>>, stream: string) =>
      Object.keys(streams.find(({name}) => name === stream)?.json_schema.properties ?? {});
    const [none, all] = [await discover(), await discover(ALL_VALUES)];
    for (const column of ['invoice_url', 'comments', 'marketplace_customer_id']) {
      expect(columns(none, 'order')).not.toContain(column);
      expect(columns(all, 'order')).toContain(column);
    }
    expect(columns(none, 'order')).toContain('sku');
  });

  test('lists the streams of API V2 if the config names it', async () => {
    const {others} = await run('discover', {config: {api_version: 'v2', v2_client_id: 7}});
    expect(others[0]?.catalog?.streams.map(({name}) => name)).toEqual(['marketplace', 'order', 'order_tracking']);
  });

  test('fails if the config is invalid, also without one', async () => {
    const invalid = await run('discover', {config: {access_token: 'x-1'}});
    expect([invalid.code, ...errorOf(invalid.others)]).toEqual([2, 'config_error', expect.stringContaining('/secret')]);
    const none = await run('discover');
    expect([none.code, ...errorOf(none.others)]).toEqual([2, 'config_error', expect.stringContaining('no config')]);
  });
});
