// `state merge` and `state show`, run as a user would.

import {join} from 'node:path';
import {runProgram} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';

const DAY = (day: number) => `2026-11-0${day}T00:00:00.000000Z`;
const range = (from: number, to: number) => `${DAY(from)}/${DAY(to)}`;
const stateOf = (bookmark: object) => ({bookmarks: {order: bookmark}});
const JANUARY = stateOf({account_id: '155', claims: range(1, 3)});
const FEBRUARY = stateOf({account_id: '155', updated_at: DAY(6), claims: range(3, 5)});

/** Runs `state …` on files with these values, in their order. */
async function onFiles(action: string, values: readonly unknown[], more: readonly string[] = []) {
  using folder = temporaryFolder();
  const paths = values.map((value, index) =>
    folder.write(`${index}.json`, typeof value === 'string' ? value : JSON.stringify(value)),
  );
  const {code, stdout, stderr} = await runProgram({args: ['state', action, ...paths, ...more]});
  return {code, stdout, stderr: stderr.replaceAll(`${folder.path}/`, '')};
}

describe('state merge', () => {
  test('prints one state that claims what all of them claim', async () => {
    const {code, stdout, stderr} = await onFiles('merge', [FEBRUARY, {}, JANUARY]);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual(stateOf({account_id: '155', claims: range(1, 5), updated_at: DAY(6)}));
    expect(stdout.endsWith('\n')).toBe(true);
  });

  test('keeps the digits of what is not ours, and the keys of a bookmark in the order of a run', async () => {
    const text =
      '{"bookmarks":{"order":{"account_id":"155","updated_at":"2026-11-06T00:00:00.000000Z","claims":""}},"x":{"id":12345678901234567890,"rate":1.10}}';
    expect(await onFiles('merge', [text])).toMatchObject({code: 0, stdout: `${text}\n`});
    expect(await onFiles('merge', [text, text.replace('567890,', '567891,')])).toMatchObject({code: 2});
  });

  test('of API V2 keeps the version', async () => {
    const [one, other] = [range(1, 3), range(3, 5)].map((claims) =>
      stateOf({api_version: 'v2', account_id: '155', claims}),
    );
    const {code, stdout} = await onFiles('merge', [one, other]);
    expect([code, stdout]).toEqual([
      0,
      `{"bookmarks":{"order":{"api_version":"v2","account_id":"155","claims":"${range(1, 5)}"}}}\n`,
    ]);
  });

  test('of a file with several lines, as targets write them, takes the last', async () => {
    const lines = `${JSON.stringify(FEBRUARY)}\n${JSON.stringify(JANUARY)}\n`;
    const {stdout} = await onFiles('merge', [lines]);
    expect(JSON.parse(stdout)).toEqual(JANUARY);
  });

  test.each<[string, unknown[], string]>([
    [
      'two accounts',
      [JANUARY, stateOf({account_id: '231', claims: ''})],
      'CRITICAL 1.json: order was written for account 231, and 0.json for account 155; expected states of one account\n',
    ],
    [
      'two versions of the API',
      [JANUARY, stateOf({account_id: '155', api_version: 'v2', claims: range(3, 5)})],
      'CRITICAL 1.json: order was written for API V2, and 0.json for API v3; expected states of one version of the API\n',
    ],
    [
      'a bookmark without claims',
      [JANUARY, stateOf({updated_at: DAY(3)})],
      'CRITICAL 1.json: /bookmarks/order has no "claims"; expected a state written by this version; run the tap once with this state\n',
    ],
    [
      'two values of something else',
      [
        {...JANUARY, a: 1},
        {...JANUARY, a: 2},
      ],
      'CRITICAL 1.json: /a differs from that of another state; expected the same value in all states, because the tap does not own it\n',
    ],
    [
      'two accounts in two streams',
      [{bookmarks: {order: {account_id: '155', claims: ''}, order_tracking: {account_id: '231', claims: ''}}}],
      'CRITICAL 0.json: order_tracking was written for account 231, and 0.json for account 155; expected states of one account\n',
    ],
    ['no file', [], 'CRITICAL state merge needs at least one state file; - is stdin\n'],
  ])('refuses %s', async (_, values, message) => {
    expect(await onFiles('merge', values)).toEqual({code: 2, stdout: '', stderr: message});
  });

  test('refuses an instant that it could not write with the same digits', async () => {
    const {code, stderr} = await onFiles('merge', [stateOf({claims: '2026-01-01/9999-12-31T23:59:59.999999Z'})]);
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(
        /^CRITICAL 0\.json: \/bookmarks\/order\/claims has "2026-01-01\/9999-12-31T23:59:59\.999999Z"; expected ranges .*, up to the year 2255;/,
      ),
    ]);
  });

  test('reports the faults of all files at once', async () => {
    const {code, stderr} = await onFiles('merge', ['', stateOf({claims: 'x'}), {type: 'STATE', value: JANUARY}]);
    expect(code).toBe(2);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^CRITICAL 0\.json: is empty; expected a state/),
      expect.stringMatching(/^CRITICAL 1\.json: \/bookmarks\/order\/claims has "x"; expected ranges such as/),
      expect.stringMatching(/^CRITICAL 2\.json: is a complete STATE message; expected only its "value"/),
    ]);
  });
});

describe('a state file that does not exist is named by its path, because these commands have no --state:', () => {
  const refused = async (args: readonly string[]) => {
    const {code, stdout, stderr} = await runProgram({args: ['state', ...args]});
    expect([code, stdout]).toEqual([2, '']);
    return stderr.trimEnd().split('\n');
  };

  test('state merge, with one line for each file', async () => {
    using folder = temporaryFolder();
    const state = folder.write('there.json', JSON.stringify(JANUARY));
    const paths = ['a', 'b', 'c'].map((name) => join(folder.path, name));
    expect(await refused(['merge', ...paths, state])).toEqual(
      paths.map((path) => `CRITICAL ${path}: no such file in ${folder.path}; expected the path to the state`),
    );
  });

  test('state show, with the faults of the config', async () => {
    using folder = temporaryFolder();
    const path = join(folder.path, 'a');
    const config = folder.write('config.json', '{"access_token": "a"}');
    const missing = `CRITICAL ${path}: no such file in ${folder.path}; expected the path to the state`;
    expect(await refused(['show', path])).toEqual([missing]);
    expect(await refused(['show', path, '-c', config])).toEqual([
      expect.stringMatching(/^CRITICAL \/.*config\.json: \/secret is missing;/),
      missing,
    ]);
  });

  test('but a state that was given instead of its path is not quoted', async () => {
    expect(await refused(['merge', '{"bookmarks": {}}'])).toEqual([
      'CRITICAL state: is not a path but JSON; expected the path to the state',
    ]);
  });
});

describe('state show', () => {
  const gaps = stateOf({account_id: '155', claims: `${range(1, 3)} ${range(5, 6)} fnac:${range(3, 4)}`});

  test('says what is claimed, with the gaps', async () => {
    const {code, stdout} = await onFiles('show', [gaps]);
    expect([code, stdout]).toEqual([
      0,
      `Account 155
order
  claimed  ${DAY(1)} to ${DAY(3)}
  gap      ${DAY(3)} to ${DAY(5)}
  claimed  ${DAY(5)} to ${DAY(6)}
  claimed  ${DAY(3)} to ${DAY(4)}, fnac
`,
    ]);
  });

  test('shows no gap of a marketplace where all are claimed', async () => {
    const claims = `${range(3, 5)} fnac:${range(1, 2)} fnac:${range(5, 6)}`;
    const {stdout} = await onFiles('show', [stateOf({account_id: '155', claims})]);
    expect(stdout).toBe(`Account 155
order
  claimed  ${DAY(3)} to ${DAY(5)}
  claimed  ${DAY(1)} to ${DAY(2)}, fnac
  gap      ${DAY(2)} to ${DAY(3)}, fnac
  claimed  ${DAY(5)} to ${DAY(6)}, fnac
`);
  });

  test('says it as JSON', async () => {
    const {stdout} = await onFiles('show', [gaps], ['--format', 'json']);
    expect(JSON.parse(stdout)).toEqual({
      account_id: '155',
      api_version: 'v3',
      streams: {
        order: {
          claims: [
            {since: DAY(1), until: DAY(3), marketplace: null},
            {since: DAY(5), until: DAY(6), marketplace: null},
            {since: DAY(3), until: DAY(4), marketplace: 'fnac'},
          ],
          next: null,
        },
      },
    });
  });

  test('with a config says what the next run would read', async () => {
    using folder = temporaryFolder();
    const config = folder.write(
      'config.json',
      JSON.stringify({access_token: 'a', secret: 'b', start_date: '2026-10-30', end_date: '2026-11-04'}),
    );
    const {code, stdout} = await onFiles('show', [gaps], ['-c', config, '--format', 'json']);
    const {streams} = JSON.parse(stdout);
    const next = (from: string, to: string) => ({from, to, marketplace: null});
    expect(code).toBe(0);
    expect(streams.order.next).toEqual([
      next('2026-10-30T00:00:00.000000Z', DAY(1)),
      next(DAY(3), '2026-11-05T00:00:00.000000Z'),
    ]);
    expect(streams.order_tracking).toEqual({
      claims: [],
      next: [next('2026-10-30T00:00:00.000000Z', '2026-11-05T00:00:00.000000Z')],
    });
  });

  test('with a config says what the next run would read of streams that only a catalog selects', async () => {
    using folder = temporaryFolder();
    const settings = {access_token: 'a', secret: 'b', start_date: DAY(1), end_date: DAY(4), stream_prefix: 'x_'};
    const config = folder.write('config.json', JSON.stringify({...settings, lookback_days: 2}));
    const own = (stream: string, updated_at: string) => ({[`x_${stream}`]: {account_id: '155', updated_at}});
    const state = {bookmarks: {...own('order_action', DAY(3)), ...own('order_raw', DAY(3)), ...own('no', DAY(3))}};
    const {code, stdout, stderr} = await onFiles('show', [state], ['-c', config, '--format', 'json']);
    const {streams} = JSON.parse(stdout);
    const next = (from: string) => [{from, to: '2026-11-04T00:00:00.000001Z', marketplace: null}];
    expect([code, stderr.split('\n').filter((line) => !line.startsWith('WARNING'))]).toEqual([0, ['']]);
    expect(Object.keys(streams)).toEqual(['x_order', 'x_order_action', 'x_order_raw', 'x_order_tracking']);
    // The lookback of actions is one day at most.
    expect([streams.x_order_action.next, streams.x_order_raw.next]).toEqual([next(DAY(2)), next(DAY(1))]);
    const faulty = {bookmarks: {x_order_action: {updated_at: 'soon'}}};
    expect(await onFiles('show', [faulty], ['-c', config])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^CRITICAL 0\.json: \/bookmarks\/x_order_action\/updated_at is a string/),
    });
  });

  test('finds the claims of a marketplace, whatever its case in the config', async () => {
    using folder = temporaryFolder();
    const settings = {access_token: 'a', secret: 'b', start_date: DAY(1), end_date: DAY(4), marketplaces: ['FNAC']};
    const config = folder.write('config.json', JSON.stringify(settings));
    const state = {bookmarks: {order: {account_id: '155', claims: `fnac:${range(1, 3)}`}}};
    const {stdout} = await onFiles('show', [state], ['-c', config, '--format', 'json']);
    expect(JSON.parse(stdout).streams.order.next).toEqual([
      {from: DAY(3), to: '2026-11-04T00:00:00.000001Z', marketplace: 'fnac'},
    ]);
  });

  test('says nothing about the next run for a stream that the config does not read', async () => {
    using folder = temporaryFolder();
    const settings = {access_token: 'a', secret: 'b', start_date: DAY(1), end_date: DAY(4), stream_prefix: 'x_'};
    const config = folder.write('config.json', JSON.stringify(settings));
    const {stdout} = await onFiles('show', [JANUARY], ['-c', config, '--format', 'json']);
    expect(JSON.parse(stdout).streams.order).toMatchObject({claims: [{since: DAY(1)}], next: null});
  });

  test('says that nothing is claimed, and that nothing is left to read', async () => {
    using folder = temporaryFolder();
    const config = folder.write(
      'config.json',
      JSON.stringify({access_token: 'a', secret: 'b', start_date: DAY(1), end_date: DAY(2)}),
    );
    const {stdout} = await onFiles(
      'show',
      [{bookmarks: {order: {claims: ''}, order_tracking: {claims: range(1, 3)}}}],
      ['-c', config],
    );
    expect(stdout).toBe(`No account named
order
  claims nothing
  next     ${DAY(1)} to 2026-11-02T00:00:00.000001Z
order_tracking
  claimed  ${DAY(1)} to ${DAY(3)}
  the next run has nothing to read
`);
  });

  test.each<[string, object, object, RegExp]>([
    [
      'a start after anything that can be read',
      {start_date: '2099-01-01'},
      JANUARY,
      /^CRITICAL .*config\.json: \/start_date is 2099-01-01T00:00:00.000000Z, which is later than any data that can be read; expected a date before 20/,
    ],
    [
      'a bookmark in the future',
      {},
      stateOf({account_id: '155', claims: '2026-01-01/2099-01-01'}),
      /^CRITICAL 0\.json: \/bookmarks\/order\/claims names 2099-01-01T00:00:00.000000Z, which is in the future/,
    ],
    [
      'the state of another account',
      {account_id: 231, start_date: '2099-01-01'},
      JANUARY,
      /^CRITICAL 0\.json: order was written for account 155, but these keys read account 231; use the state of account 231\n$/,
    ],
  ])('with a config refuses what a run refuses: %s', async (_, settings, state, message) => {
    using folder = temporaryFolder();
    const config = folder.write('config.json', JSON.stringify({access_token: 'a', secret: 'b', ...settings}));
    const run = await onFiles('show', [state], ['-c', config]);
    expect(run).toEqual({code: 2, stdout: '', stderr: expect.stringMatching(message)});
  });

  test('names all accounts of a state, and as JSON none if there are several', async () => {
    const state = {
      bookmarks: {order: {account_id: '155', claims: ''}, order_tracking: {account_id: '231', claims: ''}},
    };
    expect((await onFiles('show', [state])).stdout).toMatch(/^Accounts 155, 231\norder\n {2}claims nothing\n/);
    expect(JSON.parse((await onFiles('show', [state], ['--format', 'json'])).stdout)).toMatchObject({account_id: null});
  });

  test.each([[[]], [[JANUARY, FEBRUARY]]])('refuses anything but one file', async (values) => {
    expect(await onFiles('show', values)).toMatchObject({
      code: 2,
      stderr: 'CRITICAL state show needs one state file; - is stdin\n',
    });
  });
});
