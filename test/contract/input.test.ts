// Mistakes on the command line and in the files it names: exit 2, a message that says what is wrong, no other output.

import {type CheckedRun, checked} from '../helpers/checked-run.ts';
import {runProgram} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';

const SECRET = 'canary-5f0c1e77';
const GOOD = {access_token: SECRET, secret: `${SECRET}-2`, api_url: 'http://127.0.0.1:1'};

/** No API listens at this address: the tap must not send any request. */
async function refused(args: readonly string[], files: Readonly<Record<string, unknown>> = {}): Promise<CheckedRun> {
  using folder = temporaryFolder();
  for (const [name, content] of Object.entries({'good.json': GOOD, ...files}))
    folder.write(
      name,
      content instanceof Uint8Array || typeof content === 'string' ? content : JSON.stringify(content),
    );
  const paths = args.map((arg) =>
    arg.includes('.json') || arg.endsWith('/') ? arg.replace('@', `${folder.path}/`) : arg,
  );
  const run = checked(await runProgram({args: paths, env: {LOG_LEVEL: 'debug'}}));
  expect([run.code, run.stdout]).toEqual([2, '']);
  expect(run.stderr).not.toContain(SECRET);
  expect(run.log.filter((line) => !line.startsWith('CRITICAL '))).toEqual([]);
  return {...run, log: run.log.map((line) => line.replaceAll(`${folder.path}/`, '@'))};
}

const one = (message: RegExp) => [expect.stringMatching(message)];

test.each<[string, readonly string[], RegExp]>([
  ['no config', [], /--config: no config was given; expected --config config\.json/],
  ['an unknown flag', ['-c', '@good.json', '--everything'], /unknown argument; see tap-lengow --help/],
  ['a misspelled flag', ['-c', '@good.json', '--stat', '@a.json'], /unknown argument; did you mean --state\?; see/],
  [
    'a setting passed as a flag',
    ['-c', '@good.json', '--start-date', '2026-01-01'],
    /unknown argument; settings such as start_date belong in the file that --config names; see/,
  ],
  ['a word that is not a flag', ['-c', '@good.json', 'orders'], /unknown argument; see/],
  ['a config flag without a value', ['--config'], /--config needs a value; see/],
  ['a state flag without a value', ['-c', '@good.json', '--state'], /--state needs a value; see/],
  ['a catalog flag without a value', ['-c', '@good.json', '--catalog'], /--catalog needs a value; see/],
  ['a state flag twice', ['-c', '@good.json', '-s', '@a.json', '-s', '@b.json'], /--state was given 2 times/],
  [
    'a catalog given by two different flags',
    ['-c', '@good.json', '-p', '@a.json', '--catalog', '@b.json'],
    /--catalog was given 2 times/,
  ],
  [
    'a pattern that matches nothing',
    ['-c', '@good.json', '--select', 'order.skuu'],
    /--select: order\.skuu matches nothing; expected a column of order, .*; did you mean order\.sku\?/,
  ],
  [
    'a pattern that matches nothing, with --discover',
    ['--discover', '--deselect', 'trackings'],
    /--deselect: trackings matches nothing; expected a stream \(.*marketplace, .*order, .*order_tracking.*\)/,
  ],
  [
    'a pattern that matches nothing, with --test=schema',
    ['-c', '@good.json', '--test=schema', '--select', '!ordr'],
    /--select: ordr matches nothing; .*; did you mean order\.\*\?/,
  ],
  ['an empty pattern', ['-c', '@good.json', '--select', ''], /--select: the pattern is empty; expected/],
  ['an unknown format', ['--about', '--format', 'yaml'], /--format must be one of text, json, markdown; see/],
])('%s', async (_, args, message) => {
  expect((await refused(args)).log).toEqual(one(new RegExp(`^CRITICAL .*${message.source}`)));
});

describe.each([
  ['config', ['--config', '@it.json']],
  ['catalog', ['-c', '@good.json', '--catalog', '@it.json']],
  ['state', ['-c', '@good.json', '--state', '@it.json']],
])('a %s that', (what, args) => {
  test('does not exist', async () => {
    const message = new RegExp(`^CRITICAL --${what}: no such file in \\S+; expected the path to the ${what}$`);
    expect((await refused(args)).log).toEqual(one(message));
  });

  const files: readonly [string, string | object, RegExp][] = [
    ['is empty', '', /is empty/],
    ['is blank', ' \n', /is empty/],
    ['is not JSON', `{"access_token": "${SECRET}",}`, /is not valid JSON/],
    ['is truncated', `{"access_token": "${SECRET}", "x": "${SECRET}`, /is not valid JSON/],
    ['has a comment', `{"access_token": "${SECRET}" // token`, /is not valid JSON/],
    ['is an array', [], /is an empty array; expected /],
    ['is a string', `"${SECRET}"`, /is a string; expected /],
    ['is null', 'null', /is null; expected /],
    ['is binary', new Uint8Array([0, 255, 254, 1, 2]), /is not valid UTF-8/],
    ['consists of zeros', new Uint8Array(64), /is not valid JSON/],
  ];
  test.each(files)('%s', async (_, content, message) => {
    const run = await refused(args, {'it.json': content});
    expect(run.log).toEqual(one(new RegExp(`^CRITICAL @it\\.json: .*(${message.source})`)));
  });

  test('is a folder', async () => {
    using folder = temporaryFolder();
    const named = args.map((arg) => (arg === '@it.json' ? folder.path : arg));
    expect((await refused(named)).log).toEqual(
      one(/^CRITICAL .*: is a folder; expected the path to the \w+ file in it$/),
    );
  });
});

test.each<[string, object, readonly RegExp[]]>([
  ['no settings', {access_token: null, secret: null}, [/\/access_token is missing/, /\/secret is missing/]],
  ['a number as the token', {access_token: 5}, [/\/access_token is a number; expected/]],
  ['a blank secret', {secret: '  '}, [/\/secret is a blank string/]],
  ['an invalid date', {start_date: 'yesterday'}, [/\/start_date is a string; expected/]],
  ['a day that does not exist', {start_date: '2026-02-30'}, [/\/start_date is "2026-02-30"; expected/]],
  [
    'an end before the start',
    {start_date: '2026-02-02', end_date: '2026-02-01'},
    [/\/end_date is "2026-02-01"; expected a date no earlier than the start_date, "2026-02-02"/],
  ],
  ['no marketplaces', {marketplaces: []}, [/\/marketplaces is an empty array/]],
  ['marketplaces as one string', {marketplaces: 'amazon_fr'}, [/\/marketplaces is a string/]],
  ['a URL without encryption', {api_url: 'http://lengow.example'}, [/\/api_url is an http URL for another machine/]],
  ['an invalid URL', {api_url: 'lengow'}, [/\/api_url is not a URL/]],
  ['a password in the URL', {api_url: `https://me:${SECRET}@lengow.example`}, [/\/api_url is a URL with a user/]],
  ['too many requests', {requests_per_minute: 501}, [/\/requests_per_minute is 501; expected/]],
  ['a negative lookback', {lookback_days: -1}, [/\/lookback_days is "?-1/]],
  [
    'two currencies',
    {set_currency: 'EUR', no_currency_conversion: true},
    [/\/set_currency is set together with no_currency_conv/],
  ],
  ['an unknown policy', {invalid_values: 'ignore'}, [/\/invalid_values is a string; expected one of "fail", "null"/]],
  ['several faults', {lookback_days: 'x', max_attempts: 0}, [/\/lookback_days/, /\/max_attempts is 0/]],
])('a config with %s', async (_, change, messages) => {
  const run = await refused(['-c', '@it.json'], {'it.json': {...GOOD, ...change}});
  expect(run.log).toEqual(
    messages.map((message) => expect.stringMatching(new RegExp(`^CRITICAL @it\\.json: ${message.source}`))),
  );
});

test.each<[string, unknown, RegExp]>([
  [
    'that is a complete STATE message',
    {type: 'STATE', value: {bookmarks: {}}},
    /is a complete STATE message; expected only its "value"/,
  ],
  ['that is a Meltano dump', {singer_state: {bookmarks: {}}}, /is a Meltano state dump; expected only/],
  ['that is the config', GOOD, /is a config; expected a state; pass a config with --config/],
  ['that is a catalog', {streams: []}, /is a catalog; expected a state; pass a catalog with --catalog/],
  ['whose bookmarks are an array', {bookmarks: []}, /\/bookmarks is an empty array/],
  ['whose bookmark is a string', {bookmarks: {order: '2026-01-01'}}, /\/bookmarks\/order is "2026-01-01"/],
  ['whose bookmark is null', {bookmarks: {order: null}}, /\/bookmarks\/order is null/],
  [
    'with an invalid date',
    {bookmarks: {order: {updated_at: '2026-13-01'}}},
    /\/bookmarks\/order\/updated_at is "2026-13-01"; expected a date/,
  ],
  [
    'with a number as a date',
    {bookmarks: {order: {updated_at: 1764000000}}},
    /\/bookmarks\/order\/updated_at is a number; expected a date/,
  ],
  [
    'whose marketplaces are an array',
    {bookmarks: {order: {marketplaces: []}}},
    /\/bookmarks\/order\/marketplaces is an empty array/,
  ],
  [
    'with an invalid date for a marketplace',
    {bookmarks: {order: {marketplaces: {fnac: ''}}}},
    /\/bookmarks\/order\/marketplaces\/fnac is an empty string/,
  ],
])('a state %s', async (_, state, message) => {
  const run = await refused(['-c', '@good.json', '-s', '@it.json'], {'it.json': state});
  expect(run.log).toEqual(one(new RegExp(`^CRITICAL @it\\.json: ${message.source}`)));
});

const stream = (tap_stream_id: string, properties: object = {}) => ({streams: [{tap_stream_id, schema: {properties}}]});

test.each<[string, unknown, RegExp]>([
  ['without streams', {}, /\/streams is missing; expected an array/],
  [
    'with an unknown stream',
    stream('orders'),
    /\/streams\/0\/tap_stream_id names an unknown stream, orders; expected one of/,
  ],
  ['with an unknown field', stream('order', {total: {}}), /\/streams\/0 names columns that order does not have: total/],
  [
    'with a stream twice',
    {streams: [...stream('order').streams, ...stream('order').streams]},
    /\/streams\/1\/tap_stream_id repeats/,
  ],
  [
    'with a quoted boolean',
    {streams: [{...stream('order').streams[0], selected: 'true'}]},
    /\/streams\/0\/selected is a string; expected true or false/,
  ],
])('a catalog %s', async (_, catalog, message) => {
  const run = await refused(['-c', '@good.json', '--catalog', '@it.json'], {'it.json': catalog});
  expect(run.log).toEqual(one(new RegExp(`^CRITICAL @it\\.json: ${message.source}`)));
});

describe('all errors are reported at once', () => {
  test('the errors in three files and in the patterns', async () => {
    const patterns = ['--select', 'ordr', '--deselect', 'order.x*'];
    const run = await refused(['-c', '@c.json', '--catalog', '@p.json', '-s', '@s.json', ...patterns], {
      'c.json': {...GOOD, lookback_days: -1},
      'p.json': {streams: 7},
      's.json': {bookmarks: {order: 5}},
    });
    expect(run.log).toEqual([
      expect.stringMatching(/^CRITICAL @c\.json: \/lookback_days is -1; expected/),
      expect.stringMatching(/^CRITICAL --select: ordr matches nothing; expected/),
      expect.stringMatching(/^CRITICAL --deselect: order\.x\* matches nothing; expected/),
      expect.stringMatching(/^CRITICAL @p\.json: \/streams is 7; expected/),
      expect.stringMatching(/^CRITICAL @s\.json: \/bookmarks\/order is 5; expected/),
    ]);
  });

  test('every file that does not exist', async () => {
    const run = await refused(['-c', '@c.json', '-c', '@d.json', '--catalog', '@p.json', '-s', '@s.json']);
    expect(run.log).toEqual(
      ['config', 'catalog', 'state'].map((name) =>
        expect.stringMatching(
          new RegExp(`^CRITICAL --${name}: no such file in \\S+; expected the path to the ${name}`),
        ),
      ),
    );
  });

  test('that there is no config, and that the other files do not exist either', async () => {
    const run = await refused(['--catalog', '@p.json', '-s', '@s.json']);
    expect(run.log).toEqual([
      expect.stringMatching(/^CRITICAL --config: no config was given; expected --config/),
      expect.stringMatching(/^CRITICAL --catalog: no such file/),
      expect.stringMatching(/^CRITICAL --state: no such file/),
    ]);
  });

  test('a misspelled key along with the error that it causes', async () => {
    const run = await refused(['-c', '@c.json'], {'c.json': {...GOOD, secret: null, secrt: 'x'}});
    expect(run.log).toEqual([
      expect.stringMatching(/^CRITICAL @c\.json: \/secret is missing; expected/),
      'CRITICAL @c.json: unknown setting /secrt is ignored; did you mean secret?',
    ]);
  });

  test('bookmarks with a stream prefix, even if another setting is invalid', async () => {
    const run = await refused(['-c', '@c.json', '-s', '@s.json'], {
      'c.json': {...GOOD, stream_prefix: 'lengow_', lookback_days: -1},
      's.json': {bookmarks: {lengow_order: {updated_at: 'x'}}},
    });
    expect(run.log).toEqual([
      expect.stringMatching(/^CRITICAL @c\.json: \/lookback_days is -1/),
      expect.stringMatching(/^CRITICAL @s\.json: \/bookmarks\/lengow_order\/updated_at is a string/),
    ]);
  });
});
