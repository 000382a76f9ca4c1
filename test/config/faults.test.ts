// All errors in a config are reported at once, without revealing secrets.

import fc from 'fast-check';
import {readConfig} from '../../config/read.ts';
import {settingsSchema} from '../../config/schema.ts';
import {InputError} from '../../tap/errors.ts';
import {loadConfig} from '../helpers/load-config.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';

const CREDENTIALS = {access_token: 'token', secret: 's3cr3t'};

/** The error lines, with folders removed from paths. */
async function faults(contents: readonly (string | object)[], env?: Record<string, string>): Promise<string[]> {
  using folder = temporaryFolder();
  const texts = contents.map((content) => (typeof content === 'string' ? content : JSON.stringify(content)));
  const paths = texts.map((text, index) => folder.write(`${index}.json`, text));
  const error = thrownBy(() => loadConfig([...paths, ...(env ? ['ENV'] : [])], env ?? {}, folder.path));
  if (!(error instanceof InputError)) return [];
  return error.message.replaceAll(`${folder.path}/`, '').split('\n');
}

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return;
}

test.each([
  '…',
  '...',
  ' … ',
  '****',
  'xxxx',
  '<your token>',
  '$LENGOW_SECRET',
  '{SECRET}',
  '{{ secret }}',
  'your-secret',
  'YOUR_SECRET',
  'changeme',
])('the placeholder %s is rejected as a key', async (text) => {
  expect(await faults([{access_token: text, secret: text}])).toEqual([
    "0.json: /access_token is a placeholder; expected the access token from Lengow's Settings > API",
    "0.json: /secret is a placeholder; expected the secret from Lengow's Settings > API",
  ]);
});

test.each(['x', 'a.b', '4f…1c', 'yourself', 'dollar$', 'token-'])('%s is accepted as a key', async (text) => {
  expect(await faults([{access_token: text, secret: text}])).toEqual([]);
});

describe('environment variables that are set but not read', () => {
  const env = {
    TAP_LENGOW_SECRET: 's3cr3t',
    TAP_LENGOW_ACCESS_TOKEN: 'token',
    TAP_LENGOW_LOG_LEVEL: 'info',
    TAP_LENGOW_NOTHING: '1',
    TAP_LENGOW_ACCOUNT_ID: '',
  };
  const hint = 'TAP_LENGOW_ACCESS_TOKEN, TAP_LENGOW_SECRET are set, but only --config ENV reads the environment';

  function reported(config: object | undefined, variables: Record<string, string>): string[] {
    using folder = temporaryFolder();
    const sources = config ? [folder.write('config.json', JSON.stringify(config))] : [];
    const error = thrownBy(() => loadConfig(sources, variables, folder.path));
    return error instanceof InputError ? error.message.split('\n') : [];
  }

  test.each([{secret: 's3cr3t'}, {}, undefined])('are named when a required key is missing from %j', (config) => {
    expect(reported(config, env).at(-1)).toBe(hint);
  });

  test('are not named when no key is missing or when no variable is a setting', () => {
    expect(reported(CREDENTIALS, env)).toEqual([]);
    expect(reported({...CREDENTIALS, lookback_days: -1}, env)).toEqual([expect.stringContaining('lookback_days')]);
    const others = {TAP_LENGOW_LOG_LEVEL: 'info', TAP_LENGOW__LOAD_SCHEMA: 'x', LENGOW_SECRET: 'y'};
    expect(reported({secret: 's3cr3t'}, others)).toHaveLength(1);
  });

  test('the message uses the singular for a single variable', () => {
    expect(reported({}, {TAP_LENGOW_SECRET: 's3cr3t'}).at(-1)).toBe(
      'TAP_LENGOW_SECRET is set, but only --config ENV reads the environment',
    );
  });
});

describe('each error is one line', () => {
  const DATE = 'a date or a date-time, such as "2026-01-31" or "2026-01-31T08:00:00Z"';
  const CODE = 'one marketplace code, without a comma, such as "amazon_fr"';
  const URL = 'an https URL, or an http URL for this machine, without user, password, query or fragment';

  test.each<[string, object, string]>([
    [
      'a string for a number',
      {lookback_days: 'a week'},
      '/lookback_days is a string; expected a number of at least 0, such as 7',
    ],
    ['a number below zero', {lookback_days: -1}, '/lookback_days is -1; expected a number of at least 0, such as 7'],
    [
      'too many requests',
      {requests_per_minute: 501},
      '/requests_per_minute is 501; expected an integer from 1 to 500, such as 300',
    ],
    [
      'no requests',
      {requests_per_minute: 0},
      '/requests_per_minute is 0; expected an integer from 1 to 500, such as 300',
    ],
    ['half an attempt', {max_attempts: 1.5}, '/max_attempts is 1.5; expected an integer of at least 1, such as 8'],
    ['no concurrency', {max_concurrency: '0'}, '/max_concurrency is 0; expected an integer from 1 to 100, such as 8'],
    ['too much concurrency', {max_concurrency: 1e7}, '/max_concurrency is 10000000; expected an integer from 1 to 100'],
    [
      'no time',
      {request_timeout_seconds: 0},
      '/request_timeout_seconds is 0; expected a number greater than 0 and at most 86400, such as 60',
    ],
    [
      'a name as the account',
      {account_id: 'acme'},
      '/account_id is a string; expected an integer of at least 1, such as 12345',
    ],
    ['yes for true', {activate_version: 'yes'}, '/activate_version is a string; expected true or false'],
    ['one for true', {activate_version: 1}, '/activate_version is 1; expected true or false'],
    ['an unknown policy', {invalid_values: 'skip'}, '/invalid_values is a string; expected one of "fail", "null"'],
    [
      'no marketplaces',
      {marketplaces: []},
      '/marketplaces is an empty array; expected a non-empty array of strings, such as ["amazon_fr","cdiscount"]',
    ],
    [
      'a single marketplace, not in an array',
      {marketplaces: 'amazon_fr'},
      '/marketplaces is a string; expected a non-empty array of strings, such as ["amazon_fr","cdiscount"]',
    ],
    [
      'a blank code',
      {marketplaces: ['a', ' ']},
      '/marketplaces/1 is a blank string; expected one marketplace code, without a comma, such as "amazon_fr"',
    ],
    [
      'a code that is a number',
      {marketplaces: [7]},
      '/marketplaces/0 is 7; expected one marketplace code, without a comma, such as "amazon_fr"',
    ],
    [
      'a feed, not in an array',
      {zfs_feeds: 222},
      '/zfs_feeds is 222; expected an array of feed ids, such as [222,333]',
    ],
    [
      'a feed that is not an id',
      {zfs_feeds: [222, 'zalando']},
      '/zfs_feeds/1 is a string; expected the id of a feed, a number, such as 222',
    ],
    ['a blank secret', {secret: ' '}, "/secret is a blank string; expected the secret from Lengow's Settings > API"],
    [
      'a token that is a number',
      {access_token: 123456},
      "/access_token is a number; expected the access token from Lengow's Settings > API",
    ],
    [
      'a token that is null',
      {access_token: null},
      "/access_token is missing; expected the access token from Lengow's Settings > API",
    ],
    ['a code with a comma', {marketplaces: ['fnac', 'a,b']}, `/marketplaces/1 is a string; expected ${CODE}`],
    ['two codes in one string', {marketplaces: ['fnac, darty']}, `/marketplaces/0 is a string; expected ${CODE}`],
    ['only a comma', {marketplaces: [',']}, `/marketplaces/0 is ","; expected ${CODE}`],
    ['an impossible date', {start_date: '2026-02-30'}, `/start_date is "2026-02-30"; expected ${DATE}`],
    ['a date in words', {end_date: 'yesterday'}, `/end_date is a string; expected ${DATE}`],
    ['a date that is a number', {end_date: 20260131}, `/end_date is 20260131; expected ${DATE}`],
    [
      'a currency in words',
      {set_currency: 'euro'},
      '/set_currency is a string; expected a three-letter currency code (ISO 4217), such as "EUR"',
    ],
    [
      'a currency together with no_currency_conversion',
      {set_currency: 'EUR', no_currency_conversion: true},
      '/set_currency is set together with no_currency_conversion; expected only one of the two',
    ],
    [
      'http to another machine',
      {api_url: 'http://api.lengow.io'},
      `/api_url is an http URL for another machine; expected ${URL}`,
    ],
    [
      'http to a host whose name only starts like a loopback address',
      {api_url: 'http://127.0.0.1.example.com'},
      `/api_url is an http URL for another machine; expected ${URL}`,
    ],
    ['a URL without a scheme', {api_url: 'api.lengow.io'}, `/api_url is not a URL; expected ${URL}`],
    [
      'a URL with another scheme',
      {api_url: 'ftp://api.lengow.io'},
      `/api_url is neither an https nor an http URL; expected ${URL}`,
    ],
    [
      'a URL with credentials',
      {api_url: 'https://u:p@api.lengow.io'},
      `/api_url is a URL with a user name or a password; expected ${URL}`,
    ],
    [
      'a URL with only a password',
      {api_url: 'https://:p@api.lengow.io'},
      `/api_url is a URL with a user name or a password; expected ${URL}`,
    ],
    [
      'a URL with a fragment',
      {api_url: 'https://api.lengow.io#a'},
      `/api_url is a URL with a query or a fragment; expected ${URL}`,
    ],
    [
      'a URL with a query',
      {api_url: 'https://api.lengow.io?a=1'},
      `/api_url is a URL with a query or a fragment; expected ${URL}`,
    ],
    [
      'a line break in the user agent',
      {user_agent: 'a\nb'},
      '/user_agent is a string; expected visible ASCII characters',
    ],
    ['a prefix with a dot', {stream_prefix: 'a.b'}, '/stream_prefix is a string; expected letters, digits, _ and -'],
  ])('%s', async (_, settings, line) => {
    const lines = await faults([{...CREDENTIALS, ...settings}]);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.startsWith(`0.json: ${line}`)).toBe(true);
  });

  test('an end_date before the start_date is refused, but both may be the same day', async () => {
    expect(await faults([{...CREDENTIALS, start_date: '2026-01-31', end_date: '2026-01-30T23:59:59Z'}])).toEqual([
      '0.json: /end_date is "2026-01-30T23:59:59Z"; expected a date no earlier than the start_date, "2026-01-31"',
    ]);
    expect(await faults([{...CREDENTIALS, start_date: '2026-01-31T12:00:00Z', end_date: '2026-01-31'}])).toEqual([]);
  });
});

describe('a config that is not an object is refused', () => {
  test.each<[string, string]>([
    ['[]', '0.json: is an empty array; expected an object'],
    ['"x"', '0.json: is a string; expected an object'],
    ['7', '0.json: is 7; expected an object'],
    ['null', '0.json: is null; expected an object'],
    ['', '0.json: is empty; expected a config'],
    ['{"a" 1}', '0.json: is not valid JSON (line 1, column 6)'],
  ])('%s', async (content, line) => {
    const lines = await faults([content]);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.startsWith(line)).toBe(true);
  });
});

test('without any source, the message says how to give one', async () => {
  expect(() => loadConfig([], {})).toThrow(/--config config\.json .*--config ENV/);
});

test('all errors are reported at once, each with its source', async () => {
  const lines = await faults([{access_token: 'x', lookback_days: -1}, '{', {start_date: 'x', max_attempts: 0}], {
    TAP_LENGOW_MARKETPLACES: 'amazon_fr',
    TAP_LENGOW_MAX_ATTEMPTS: '1',
  });
  expect(lines.map((line) => line.split(' is ')[0])).toEqual([
    '1.json:',
    'TAP_LENGOW_MARKETPLACES: /marketplaces',
    '0.json: /lookback_days',
    '2.json: /start_date',
  ]);
});

test('a missing setting is reported with all the sources that could contain it', async () => {
  expect(await faults([{}, {}], {})).toEqual([
    "0.json, 1.json, ENV: /access_token is missing; expected the access token from Lengow's Settings > API",
    "0.json, 1.json, ENV: /secret is missing; expected the secret from Lengow's Settings > API",
  ]);
});

test('a misspelled key is reported along with the error that it causes', async () => {
  expect(await faults([{...CREDENTIALS, secret: undefined, secrets: 'x'}])).toEqual([
    "0.json: /secret is missing; expected the secret from Lengow's Settings > API",
    '0.json: unknown setting /secrets is ignored; did you mean secret?',
  ]);
});

test('a key that may be a token is not shown', async () => {
  expect(await faults([{'7f3a9c': 1}])).toContain('0.json: unknown setting (name hidden) is ignored');
});

test('a missing setting is not reported if a source cannot be read', () => {
  const fault = {where: '.env', pointer: '', found: 'cannot be read by this user', expected: 'a readable file'};
  const input = {sources: ['ENV'], files: [], variables: {env: {}, dotEnv: ''}, userAgent: 'tap-lengow'};
  expect(readConfig({...input, faults: [fault]})).toMatchObject({value: undefined, faults: [fault]});
  expect(readConfig(input).faults).toHaveLength(2);
});

describe('no message ever shows the secret', () => {
  // Tokens in Lengow's format: long and hexadecimal.
  const token = fc.string({unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 64});
  const keys = [...Object.keys(settingsSchema.properties), 'token', 'secrets'];

  const messagesOf = async (content: string): Promise<string> => {
    using folder = temporaryFolder();
    const path = folder.write('c.json', content);
    try {
      return loadConfig([path], {}).warnings.join('\n');
    } catch (error) {
      return `${error}\n${(error as Error).cause}`;
    }
  };

  test('under any key, in any shape', async () => {
    const shape = fc.constantFrom<((text: string) => unknown)[]>(
      (text) => text,
      (text) => [text, 7],
      (text) => ({[text]: text}),
      (text) => ` ${text}\n`,
      (text) => `https://${text}:${text}@api.lengow.io/?token=${text}`,
      (text) => `http://${text}.example`,
    );
    await fc.assert(
      fc.asyncProperty(token, fc.constantFrom(...keys), shape, async (secret, key, make) => {
        const config = {...CREDENTIALS, max_attempts: 'x', [key]: make(secret)};
        expect(await messagesOf(JSON.stringify(config))).not.toContain(secret);
      }),
    );
  });

  test('when it is itself a key', async () => {
    await fc.assert(
      fc.asyncProperty(token, async (secret) => {
        expect(await messagesOf(JSON.stringify({[secret]: secret}))).not.toContain(secret);
      }),
      {numRuns: 20},
    );
  });

  test('when the file is truncated or corrupted anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        token,
        fc.nat(),
        fc.constantFrom('', ',', '}', '"', "'", 'x'),
        async (secret, where, corruption) => {
          const text = JSON.stringify({access_token: secret, secret, max_attempts: 0});
          const at = where % text.length;
          for (const corrupted of [text.slice(0, at) + corruption, text.slice(0, at) + corruption + text.slice(at)])
            expect(await messagesOf(corrupted)).not.toContain(secret.slice(0, 8));
        },
      ),
    );
  });
});

describe('a long value is read in linear time; quadratic time would take minutes', () => {
  const LONG = 300_000;
  test('a long string that is almost a number', async () => {
    const text = `${'7'.repeat(LONG)}x`;
    expect(await faults([{...CREDENTIALS, max_attempts: text}])).toEqual([
      '0.json: /max_attempts is a string; expected an integer of at least 1, such as 8',
    ]);
  });

  test('a long unknown key', async () => {
    const lines = await faults([{[`access_tokem${'x'.repeat(4 * LONG)}`]: 1}]);
    expect(lines.at(-1)).toBe('0.json: unknown setting (name hidden) is ignored');
  });

  test('many marketplaces, both valid and invalid', async () => {
    const codes = Array.from({length: LONG / 10}, (_, index) => `shop_${index}`);
    expect(await faults([{...CREDENTIALS, marketplaces: codes}])).toEqual([]);
    expect(await faults([{...CREDENTIALS, marketplaces: codes.map((code) => `${code},`)}])).toHaveLength(codes.length);
  });
});
