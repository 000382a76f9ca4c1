// The settings of API V2: what it requires, its defaults, what it refuses and what it warns of.

import type {Config} from '../../config/config.ts';
import {InputError} from '../../tap/errors.ts';
import {loadConfig} from '../helpers/load-config.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';

const V2 = {api_version: 'v2', v2_client_id: 4711};
const KEYS = {access_token: 'token', secret: 's3cr3t'};

function load(content: object): {config: Config; warnings: string[]} {
  using folder = temporaryFolder();
  const {config, warnings} = loadConfig([folder.write('config.json', JSON.stringify(content))], {});
  return {config, warnings: warnings.map((warning) => warning.replaceAll(`${folder.path}/`, ''))};
}

function faultsOf(content: object): string[] {
  try {
    load(content);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message.split('\n').map((line) => line.replace(/^.*config\.json: /, ''));
  }
}

test('the client id is enough, everything else has a default of its own', () => {
  const {config, warnings} = load(V2);
  expect(config).toMatchObject({
    apiVersion: 'v2',
    accountId: 4711,
    accessToken: '',
    secret: '',
    apiUrl: 'https://api.lengow.com',
    requestTimeoutSeconds: 300,
    lookbackDays: 30,
    allowPlainHttp: false,
  });
  expect(config.v2).toEqual({
    clientId: 4711,
    groups: '0',
    feeds: 'orders',
    state: 'all',
    format: 'xml',
    timeZone: 'UTC',
    daysPerRequest: 7,
  });
  expect(warnings).toEqual([]);
});

test('values are tidied, and those in the config win over the defaults of V2', () => {
  const {config} = load({
    ...V2,
    v2_groups: ' 12, 13 ',
    v2_feeds: ' 26588 ',
    v2_format: 'json',
    v2_time_zone: ' Europe/Paris ',
    v2_days_per_request: '31',
    lookback_days: 7,
    request_timeout_seconds: 60,
    api_url: 'https://api.lengow.io/',
  });
  expect(config).toMatchObject({
    lookbackDays: 7,
    requestTimeoutSeconds: 60,
    apiUrl: 'https://api.lengow.io',
    v2: {groups: '12,13', feeds: '26588', format: 'json', timeZone: 'Europe/Paris', daysPerRequest: 31},
  });
});

test('the environment sets them too', () => {
  const env = {
    TAP_LENGOW_API_VERSION: 'v2',
    TAP_LENGOW_V2_CLIENT_ID: '4711',
    TAP_LENGOW_V2_GROUPS: '0',
    TAP_LENGOW_ALLOW_PLAIN_HTTP: 'true',
  };
  const {config} = loadConfig(['ENV'], env);
  expect(config).toMatchObject({
    apiVersion: 'v2',
    accountId: 4711,
    lookbackDays: 30,
    allowPlainHttp: true,
    v2: {groups: '0'},
  });
});

test.each<[string, object, string[]]>([
  [
    'V2 requires the client id',
    {api_version: 'v2'},
    ['/v2_client_id is missing; expected an integer of at least 1, such as 12345'],
  ],
  [
    'V2 does without keys, v3 does not',
    {api_version: 'v3', v2_client_id: 4711},
    [
      "/access_token is missing; expected the access token from Lengow's Settings > API",
      "/secret is missing; expected the secret from Lengow's Settings > API",
    ],
  ],
  [
    'an unknown version asks for the keys',
    {api_version: 'v1', ...KEYS},
    ['/api_version is a string; expected one of "v3", "v2"'],
  ],
  [
    'an account id',
    {...V2, account_id: 1},
    ['/account_id is set together with api_version v2; expected v2_client_id instead'],
  ],
  [
    'a currency',
    {...V2, set_currency: 'EUR'},
    [
      '/set_currency is set together with api_version v2; expected no such setting, because V2 does not convert amounts',
    ],
  ],
  [
    'no conversion',
    {...V2, no_currency_conversion: true},
    [
      '/no_currency_conversion is set together with api_version v2; expected no such setting, because V2 does not convert amounts',
    ],
  ],
  [
    'a group that is not an id',
    {...V2, v2_groups: '12;13'},
    ['/v2_groups is a string; expected a string with the ids of groups, separated by commas, such as "0" or "12,13"'],
  ],
  [
    'a feed that is not an id',
    {...V2, v2_feeds: 'all'},
    ['/v2_feeds is a string; expected a string with the id of a feed, or "orders", such as "orders" or "26588"'],
  ],
  [
    'a status that V2 does not know',
    {...V2, v2_state: 'delivered'},
    ['/v2_state is a string; expected one of "all", "new", "processing", "shipped", "cancel"'],
  ],
  [
    '32 days',
    {...V2, v2_days_per_request: 32},
    ['/v2_days_per_request is 32; expected an integer from 1 to 31, such as 7'],
  ],
  [
    'a time zone that does not exist',
    {...V2, v2_time_zone: 'Europe/Pari'},
    ['/v2_time_zone is a string; expected the IANA name of a time zone, such as "Europe/Paris"'],
  ],
  [
    'an offset instead of a time zone',
    {...V2, v2_time_zone: '+01:00'},
    ['/v2_time_zone is "+01:00"; expected the IANA name of a time zone, such as "Europe/Paris"'],
  ],
  [
    'plain http to another machine',
    {...V2, api_url: 'http://api.lengow.com'},
    [
      '/api_url is an http URL for another machine; expected an https URL; if API V2 has none, "allow_plain_http": true sends names and addresses of buyers unencrypted',
    ],
  ],
  [
    'plain http with the keys of v3, allowed or not',
    {...KEYS, api_url: 'http://api.lengow.io', allow_plain_http: true},
    [
      '/api_url is an http URL for another machine; expected an https URL, or an http URL for this machine, without user, password, query or fragment, such as "https://api.lengow.io" or "http://127.0.0.1:8000"',
    ],
  ],
  [
    'a user in an http URL, allowed or not',
    {...V2, api_url: 'http://u:p@api.lengow.com', allow_plain_http: true},
    [
      '/api_url is a URL with a user name or a password; expected an https URL, or an http URL for this machine, without user, password, query or fragment, such as "https://api.lengow.io" or "http://127.0.0.1:8000"',
    ],
  ],
])('refused: %s', (_name, content, faults) => {
  expect(faultsOf(content)).toEqual(faults);
});

test.each<[string, object, string[]]>([
  [
    'a status',
    {...V2, v2_state: 'new'},
    [
      'config.json: /v2_state is "new": an order that leaves this status is never seen to change; "all" reads every order',
    ],
  ],
  [
    'plain http',
    {...V2, api_url: 'http://api.lengow.com', allow_plain_http: true},
    [
      'config.json: /api_url is an http URL: the names and addresses of buyers travel unencrypted; use https if API V2 offers it',
    ],
  ],
  ['not http to this machine', {...V2, api_url: 'http://127.0.0.1:8000'}, []],
  [
    'a setting of V2 with v3',
    {...KEYS, v2_client_id: 4711, v2_format: 'json', allow_plain_http: true},
    [
      'config.json: /v2_client_id has no effect with API v3; to read API V2, set api_version to "v2"',
      'config.json: /v2_format has no effect with API v3; to read API V2, set api_version to "v2"',
      'config.json: /allow_plain_http has no effect with API v3; to read API V2, set api_version to "v2"',
    ],
  ],
  [
    'not the defaults, which Meltano always passes',
    {...KEYS, v2_groups: '0', v2_days_per_request: 7, allow_plain_http: false},
    [],
  ],
])('warned of: %s', (_name, content, expected) => {
  expect(load(content).warnings).toEqual(expected);
});
