// Settings from files and the environment, and the resulting config.

import type {Config} from '../../config/config.ts';
import {version} from '../../tap/package.ts';
import {parseInstant} from '../../values/instant.ts';
import {loadConfig} from '../helpers/load-config.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';

const CREDENTIALS = {access_token: 'token', secret: 's3cr3t'};
const VARIABLES = {TAP_LENGOW_ACCESS_TOKEN: 'token', TAP_LENGOW_SECRET: 's3cr3t'};

async function loadFiles(...contents: object[]): Promise<{config: Config; warnings: string[]}> {
  using folder = temporaryFolder();
  const paths = contents.map((content, index) => folder.write(`${index}.json`, JSON.stringify(content)));
  const {config, warnings} = loadConfig(paths, {});
  return {config, warnings: warnings.map((warning) => warning.replaceAll(`${folder.path}/`, ''))};
}

test('the two credentials are enough, everything else has a default', async () => {
  expect(await loadFiles(CREDENTIALS)).toEqual({
    config: {
      apiVersion: 'v3',
      allowPlainHttp: false,
      accessToken: 'token',
      secret: 's3cr3t',
      lookbackDays: 7,
      noCurrencyConversion: false,
      invalidValues: 'fail',
      streamPrefix: '',
      activateVersion: false,
      personalData: {
        identity: 'none',
        contact: 'none',
        address: 'none',
        buyer_id: 'none',
        free_text: 'none',
        link: 'none',
        parcel: 'full',
      },
      personalDataSet: new Set(),
      personalDataMaxAgeDays: 183,
      zfsFeeds: [],
      apiUrl: 'https://api.lengow.io',
      userAgent: `tap-lengow/${version}`,
      maxConcurrency: 8,
      requestsPerMinute: 300,
      requestTimeoutSeconds: 60,
      maxAttempts: 8,
    },
    warnings: [],
  });
});

describe('a setting is read:', () => {
  test.each<[string, object, Partial<Config>]>([
    [
      'a date as the start means the beginning of that day',
      {start_date: '2026-01-31'},
      {startDate: Date.UTC(2026, 0, 31) * 1000},
    ],
    [
      'a date as the end means the last microsecond of that day',
      {end_date: '2026-01-31'},
      {endDate: Date.UTC(2026, 1, 1) * 1000 - 1},
    ],
    [
      'a date-time as the end is used as is',
      {end_date: '2026-01-31T00:00:00Z'},
      {endDate: Date.UTC(2026, 0, 31) * 1000},
    ],
    [
      'a date-time without a zone is UTC',
      {start_date: '2026-01-31T08:00:00'},
      {startDate: Date.UTC(2026, 0, 31, 8) * 1000},
    ],
    [
      'a date-time with an offset',
      {start_date: '2026-01-31T08:00:00+02:00'},
      {startDate: Date.UTC(2026, 0, 31, 6) * 1000},
    ],
    ['the earliest possible start date, which is replaced with 1970', {start_date: '0001-01-01'}, {startDate: 0}],
    ['a start date just before year 1', {start_date: '0001-01-01T00:00:00+05:00'}, {startDate: 0}],
    ['the latest possible end date', {end_date: '9999-12-31'}, {endDate: (Date.UTC(9999, 11, 31) + 86_400_000) * 1000}],
    [
      'an end date after the year 9999',
      {end_date: '9999-12-31T23:00-02:00'},
      {endDate: Date.UTC(10000, 0, 1, 1) * 1000},
    ],
    ['one day', {start_date: '2026-01-31', end_date: '2026-01-31'}, {startDate: parseInstant('2026-01-31') ?? 0}],
    [
      'a number given as a string',
      {lookback_days: '0.5', max_attempts: ' 3 ', account_id: '12'},
      {lookbackDays: 0.5, maxAttempts: 3, accountId: 12},
    ],
    [
      'a boolean given as a string',
      {activate_version: 'true', no_currency_conversion: 'False'},
      {activateVersion: true, noCurrencyConversion: false},
    ],
    ['feeds in a string, with a duplicate', {zfs_feeds: '[222, 333, 222]'}, {zfsFeeds: [222, 333]}],
    ['an array given as a string', {marketplaces: '["amazon_fr"]'}, {marketplaces: ['amazon_fr']}],
    [
      'marketplace codes, with duplicates removed but different spellings kept',
      {marketplaces: ['Amazon_FR', 'b', ' b', 'amazon_fr']},
      {marketplaces: ['Amazon_FR', 'b', 'amazon_fr']},
    ],
    ['a currency, converted to upper case', {set_currency: 'eur'}, {setCurrency: 'EUR'}],
    ['no conversion without a currency', {no_currency_conversion: true}, {noCurrencyConversion: true}],
    ['a currency with conversion', {no_currency_conversion: false, set_currency: 'USD'}, {setCurrency: 'USD'}],
    [
      'a URL without its trailing slash',
      {api_url: 'https://proxy.example/lengow/'},
      {apiUrl: 'https://proxy.example/lengow'},
    ],
    ['http to localhost', {api_url: 'http://localhost:8000'}, {apiUrl: 'http://localhost:8000'}],
    ['http to a loopback address', {api_url: 'http://127.9.9.9:8000/'}, {apiUrl: 'http://127.9.9.9:8000'}],
    ['http to the IPv6 loopback address', {api_url: 'http://[::1]:8000'}, {apiUrl: 'http://[::1]:8000'}],
    ['the largest budget', {requests_per_minute: 500}, {requestsPerMinute: 500}],
    [
      'credentials without surrounding white space',
      {access_token: 'y ', secret: ' x\n'},
      {accessToken: 'y', secret: 'x'},
    ],
    [
      'null as a request for the default',
      {lookback_days: null, user_agent: null},
      {lookbackDays: 7, userAgent: `tap-lengow/${version}`},
    ],
    ['the string "null"', {invalid_values: 'null'}, {invalidValues: 'null'}],
    ['a prefix', {stream_prefix: 'lengow_'}, {streamPrefix: 'lengow_'}],
  ])('%s', async (_, settings, expected) => {
    const {config, warnings} = await loadFiles({...CREDENTIALS, ...settings});
    expect(config).toMatchObject(expected);
    expect(warnings).toEqual([]);
  });

  test('null as an absent key, if the setting has no default', async () => {
    const {config} = await loadFiles({...CREDENTIALS, marketplaces: null, start_date: null, account_id: null});
    expect(Object.keys(config)).not.toEqual(expect.arrayContaining(['marketplaces']));
    expect('startDate' in config || 'accountId' in config).toBe(false);
  });
});

describe('several sources', () => {
  test('the later file wins, key by key', async () => {
    const {config} = await loadFiles({...CREDENTIALS, max_attempts: 2, lookback_days: 1}, {max_attempts: 3});
    expect(config).toMatchObject({accessToken: 'token', maxAttempts: 3, lookbackDays: 1});
  });

  test('null in the later file removes the value from the earlier one', async () => {
    const {config} = await loadFiles({...CREDENTIALS, marketplaces: ['a']}, {marketplaces: null});
    expect(config.marketplaces).toBeUndefined();
  });

  test('an error that a later file corrects is not reported', async () => {
    const {config} = await loadFiles({...CREDENTIALS, max_attempts: 'x'}, {max_attempts: 3});
    expect(config.maxAttempts).toBe(3);
  });

  test.each([[['ENV', 'FILE']], [['FILE', 'ENV']]])('the environment wins: %j', async (order) => {
    using folder = temporaryFolder();
    const path = folder.write('c.json', JSON.stringify({...CREDENTIALS, max_attempts: 2, lookback_days: 1}));
    const sources = order.map((source) => (source === 'FILE' ? path : source));
    const {config} = loadConfig(sources, {TAP_LENGOW_MAX_ATTEMPTS: '3'}, folder.path);
    expect(config).toMatchObject({accessToken: 'token', maxAttempts: 3, lookbackDays: 1});
  });

  test('the environment is not read unless ENV is given', async () => {
    using folder = temporaryFolder();
    folder.write('.env', 'TAP_LENGOW_MAX_ATTEMPTS=4');
    const path = folder.write('c.json', JSON.stringify(CREDENTIALS));
    const {config} = loadConfig([path], {TAP_LENGOW_MAX_ATTEMPTS: '3'}, folder.path);
    expect(config.maxAttempts).toBe(8);
  });
});

describe('the environment', () => {
  test('contains numbers, booleans and arrays as strings', async () => {
    using folder = temporaryFolder();
    const env = {
      ...VARIABLES,
      TAP_LENGOW_MARKETPLACES: '["amazon_fr", "cdiscount"]',
      TAP_LENGOW_ACTIVATE_VERSION: 'true',
      TAP_LENGOW_LOOKBACK_DAYS: '3',
    };
    const {config} = loadConfig(['ENV'], env, folder.path);
    expect(config).toMatchObject({marketplaces: ['amazon_fr', 'cdiscount'], activateVersion: true, lookbackDays: 3});
  });

  test('treats an empty variable as unset', async () => {
    using folder = temporaryFolder();
    const path = folder.write('c.json', JSON.stringify({...CREDENTIALS, max_attempts: 2}));
    const env = {TAP_LENGOW_MAX_ATTEMPTS: '', TAP_LENGOW_SECRET: '', TAP_LENGOW_MARKETPLACES: ' '};
    expect(loadConfig([path, 'ENV'], env, folder.path).config).toMatchObject({
      secret: 's3cr3t',
      maxAttempts: 2,
    });
  });

  test('falls back to .env', async () => {
    using folder = temporaryFolder();
    folder.write(
      '.env',
      '\uFEFF# ours\nTAP_LENGOW_ACCESS_TOKEN="token"\nTAP_LENGOW_SECRET=from-file\nTAP_LENGOW_MAX_ATTEMPTS=4\nOTHER=x\n',
    );
    const env = {TAP_LENGOW_SECRET: 'from-env', TAP_LENGOW_MAX_ATTEMPTS: ''};
    const {config, warnings} = loadConfig(['ENV'], env, folder.path);
    expect(config).toMatchObject({accessToken: 'token', secret: 'from-env', maxAttempts: 4});
    expect(warnings).toEqual([]);
  });

  test('ignores a folder named .env', async () => {
    using folder = temporaryFolder();
    folder.write('.env/pyvenv.cfg', '');
    expect(loadConfig(['ENV'], VARIABLES, folder.path).config.accessToken).toBe('token');
  });

  test('may contain variables for Meltano and logging that are not settings', async () => {
    using folder = temporaryFolder();
    const env = {
      ...VARIABLES,
      TAP_LENGOW__SELECT: '["*.*"]',
      TAP_LENGOW__LOAD_SCHEMA: 'x',
      TAP_LENGOW_LOG_LEVEL: 'debug',
      TAP_LENGOW_LOG_FORMAT: 'json',
      PATH: '/bin',
    };
    expect(loadConfig(['ENV'], env, folder.path).warnings).toEqual([]);
  });

  test('causes a warning for a name that is not a setting', async () => {
    using folder = temporaryFolder();
    const env = {...VARIABLES, TAP_LENGOW_LOOKBACK: '7', TAP_LENGOW_XYZ: '7'};
    expect(loadConfig(['ENV'], env, folder.path).warnings).toEqual([
      'TAP_LENGOW_LOOKBACK: unknown setting /lookback is ignored; did you mean lookback_days?',
      'TAP_LENGOW_XYZ: unknown setting /xyz is ignored',
    ]);
  });
});

describe('a warning', () => {
  test.each([
    ['marketplace', 'marketplaces'],
    ['acces_token', 'access_token'],
    ['startDate', 'start_date'],
    ['requests_per_minutes', 'requests_per_minute'],
  ])('for an unknown key suggests the most similar setting: %s', async (key, meant) => {
    expect((await loadFiles({...CREDENTIALS, [key]: 1})).warnings).toEqual([
      `0.json: unknown setting /${key} is ignored; did you mean ${meant}?`,
    ]);
  });

  test('is given for each unknown key', async () => {
    expect((await loadFiles({...CREDENTIALS, foo: 1}, {'bar.baz': 1})).warnings).toEqual([
      '0.json: unknown setting /foo is ignored',
      '1.json: unknown setting /bar.baz is ignored',
    ]);
  });

  test.each([0, 0.08, '0.01'])('is given for a lookback under two hours: %s', async (days) => {
    const {warnings} = await loadFiles({...CREDENTIALS, lookback_days: days});
    expect(warnings).toEqual([expect.stringMatching(/^0\.json: \/lookback_days is under two hours/)]);
  });

  test('is not given for two hours', async () => {
    expect((await loadFiles({...CREDENTIALS, lookback_days: 2 / 24})).warnings).toEqual([]);
  });
});
