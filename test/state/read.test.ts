// Which shapes of an input state are accepted, and which are rejected.
// Reliability: Wrong states
// Tried: a message, a dump, another key, no bookmarks, invalid instants
// Must: exit 2, and the message names the part

import {readState} from '../../state/read.ts';
import {faultLine} from '../../values/fault.ts';
import {canBeWritten, DEEP} from '../helpers/deep.ts';

const INPUT = {where: 'state.json', streams: ['order', 'order_tracking']};
const LATE = '2026-11-21T10:00:00.000000Z';

describe('the version of the API', () => {
  const OLD = {bookmarks: {order: {account_id: '4711', api_version: 'v2', claims: ''}}};
  const NEW = {bookmarks: {order: {account_id: '155', claims: ''}}};
  const faultsOf = (state: unknown, apiVersion?: 'v2' | 'v3') =>
    readState(state, {...INPUT, ...(apiVersion && {apiVersion})}).faults.map(faultLine);

  test('a state of the version that is read is accepted, and of any if nothing is read', () => {
    expect([faultsOf(OLD, 'v2'), faultsOf(NEW, 'v3'), faultsOf(OLD), faultsOf(NEW)]).toEqual([[], [], [], []]);
    expect(readState(OLD, {...INPUT, apiVersion: 'v2'})).toMatchObject({value: OLD, warnings: []});
  });

  test('so is a state without bookmarks, with an empty one, and with those of other taps or streams', () => {
    const others = [
      {},
      {bookmarks: {order: {}}},
      {bookmarks: {order: {x: 1}}},
      {bookmarks: {other: OLD.bookmarks.order}},
    ];
    for (const version of ['v2', 'v3'] as const)
      expect(others.flatMap((state) => faultsOf(state, version))).toEqual([]);
  });

  test('that of the other is not', () => {
    expect(faultsOf(OLD, 'v3')).toEqual([
      'state.json: /bookmarks/order was written for API V2, but this config reads API v3; expected the state of a run with the same api_version, or none',
    ]);
    expect(faultsOf({bookmarks: {order_tracking: {updated_at: LATE}}}, 'v2')).toEqual([
      'state.json: /bookmarks/order_tracking was written for API v3, but this config reads API V2; expected the state of a run with the same api_version, or none',
    ]);
  });

  test('an unknown one is a fault', () => {
    expect(faultsOf({bookmarks: {order: {api_version: 2, claims: ''}}})).toEqual([
      'state.json: /bookmarks/order/api_version is 2; expected "v2", or none for API v3',
    ]);
  });
});

describe('a state is accepted unchanged', () => {
  test.each<[string, unknown, object]>([
    ['no state at all', undefined, {bookmarks: {}}],
    ['an empty state', {}, {bookmarks: {}}],
    ['empty bookmarks', {bookmarks: {}}, {bookmarks: {}}],
    ['an empty bookmark', {bookmarks: {order: {}}}, {bookmarks: {order: {}}}],
    ['a bookmark', {bookmarks: {order: {updated_at: LATE}}}, {bookmarks: {order: {updated_at: LATE}}}],
    [
      'bookmarks for marketplaces in addition to one for all of them',
      {bookmarks: {order: {updated_at: LATE, marketplaces: {a: '2026-11-20', b: '2026-11-20T08:00:00+01:00'}}}},
      {bookmarks: {order: {updated_at: LATE, marketplaces: {a: '2026-11-20', b: '2026-11-20T08:00:00+01:00'}}}},
    ],
    [
      'no marketplaces yet, and only one stream',
      {bookmarks: {order: {marketplaces: {}}}},
      {bookmarks: {order: {marketplaces: {}}}},
    ],
    [
      'unknown keys everywhere',
      {a: [1], bookmarks: {x: 'y', order: {updated_at: LATE, n: null}}, currently_syncing: 'order'},
      {a: [1], bookmarks: {x: 'y', order: {updated_at: LATE, n: null}}, currently_syncing: 'order'},
    ],
    [
      "the SDK's keys in addition to ours",
      {bookmarks: {order: {updated_at: LATE, replication_key_value: '2025-01-01'}}},
      {bookmarks: {order: {updated_at: LATE, replication_key_value: '2025-01-01'}}},
    ],
  ])('%s', (_, value, state) => {
    expect(readState(value, INPUT)).toEqual({value: state, warnings: [], faults: []});
  });
});

describe('a state is kept, with a warning that the entire history is read', () => {
  test.each<[string, object, string[]]>([
    [
      "the Meltano SDK's",
      {order: {replication_key: 'updated_at', replication_key_value: LATE}, order_tracking: {updated_at: LATE}},
      ['/bookmarks/order'],
    ],
    ["the SDK's partitions", {order: {partitions: [{context: {}}]}, order_tracking: {}}, ['/bookmarks/order']],
    [
      'bookmarks from another tap for both streams',
      {order: {since: 1}, order_tracking: {since: 1}},
      ['/bookmarks/order', '/bookmarks/order_tracking'],
    ],
    ["another tap's streams", {issues: {since: LATE}}, ['/bookmarks']],
    ['our streams under another prefix', {lengow_order: {updated_at: LATE}}, ['/bookmarks']],
  ])('%s', (_, bookmarks, places) => {
    const {value, warnings, faults} = readState({bookmarks}, INPUT);
    expect(faults).toEqual([]);
    expect(value).toEqual({bookmarks});
    expect(warnings.map((warning) => warning.split(' ')[1])).toEqual(places);
    for (const warning of warnings) expect(warning).toContain('history');
  });
});

describe('a state is rejected, and the error says where the state is wrong', () => {
  const order = (bookmark: unknown): object => ({bookmarks: {order: bookmark}});

  test.each<[string, unknown, (string | RegExp)[]]>([
    ['an array', [], [/^state\.json: is an empty array; expected a state such as/]],
    ['a string', 'x', [/^state\.json: is a string;/]],
    ['null', null, [/^state\.json: is null;/]],
    ['bookmarks as an array', {bookmarks: []}, [/^state\.json: \/bookmarks is an empty array/]],
    ['bookmarks as null', {bookmarks: null}, [/^state\.json: \/bookmarks is null/]],
    [
      'a bookmark as a string',
      order(LATE),
      [/^state\.json: \/bookmarks\/order is "2026-11-21T10:00:00\.000000Z"; expected \{"updated_at"/],
    ],
    ['a bookmark as an array', order([]), [/^state\.json: \/bookmarks\/order is an empty array/]],
    ['a bookmark as null', order(null), [/^state\.json: \/bookmarks\/order is null/]],
    [
      'an impossible date',
      order({updated_at: '2026-02-30'}),
      [/^state\.json: \/bookmarks\/order\/updated_at is "2026-02-30"; expected a date/],
    ],
    [
      'a number instead of a date',
      order({updated_at: 1_700_000_000}),
      [/^state\.json: \/bookmarks\/order\/updated_at is a number; expected a date/],
    ],
    [
      'null instead of a date',
      order({updated_at: null}),
      [/^state\.json: \/bookmarks\/order\/updated_at is null; expected a date/],
    ],
    [
      'marketplaces as an array',
      order({marketplaces: ['a']}),
      [/^state\.json: \/bookmarks\/order\/marketplaces is an array/],
    ],
    ['marketplaces as null', order({marketplaces: null}), [/^state\.json: \/bookmarks\/order\/marketplaces is null/]],
    [
      'an entry that is not a string',
      order({marketplaces: {a: {}}}),
      [/^state\.json: \/bookmarks\/order\/marketplaces\/a is an object; expected a date/],
    ],
    [
      'a code with a slash',
      order({marketplaces: {'a/b~c': ''}}),
      [/^state\.json: \/bookmarks\/order\/marketplaces\/a~1b~0c is/],
    ],
    [
      'a complete STATE message',
      {type: 'STATE', value: order({updated_at: LATE})},
      [/^state\.json: is a complete STATE message; expected only its "value" \(jq \.value\)/],
    ],
    [
      'a Meltano dump',
      {singer_state: order({updated_at: LATE})},
      [/^state\.json: is a Meltano state dump; .*jq \.singer_state/],
    ],
    [
      "Meltano's own file",
      {completed: {singer_state: order({updated_at: LATE})}, partial: {}},
      [/^state\.json: is a Meltano state file; .*jq \.completed\.singer_state/],
    ],
    [
      "a Meltano state file with only a failed job's state",
      {completed: {}, partial: {singer_state: order({updated_at: LATE})}},
      [/^state\.json: is a Meltano state file; .*jq \.partial\.singer_state/],
    ],
    [
      'empty bookmarks next to a state dump',
      {bookmarks: {}, singer_state: order({updated_at: LATE})},
      [/^state\.json: is a Meltano state dump; .*jq \.singer_state/],
    ],
    [
      'empty bookmarks next to a misspelled key',
      {bookmarks: {}, Bookmarks: {order: {updated_at: LATE}}},
      [/^state\.json: has "Bookmarks" instead of "bookmarks"/],
    ],
    ['bookmarks without the enclosing object', {order: {updated_at: LATE}}, [/ has no "bookmarks"; .*, or \{\} to /]],
    ['a date for each stream', {order: LATE, order_tracking: LATE}, [/ has no "bookmarks"; expected a state such as/]],
    ['other keys only', {currently_syncing: null}, [/ has no "bookmarks"; /]],
    ['a wrapper with an empty object', {value: {}}, [/ has no "bookmarks"; /]],
    ['capitals', {BookMarks: {order: {updated_at: LATE}}}, [/ has "BookMarks" instead of "bookmarks"; /]],
    ['the singular', {bookmark: {order: {updated_at: LATE}}}, [/ has "bookmark" instead of "bookmarks"; /]],
    [
      'a message with a state as its value',
      {value: order({})},
      [/ contains a state; expected only that part \(jq '\.value'\)/],
    ],
    ['a state inside another state', {state: order({updated_at: LATE})}, [/only that part \(jq '\.state'\)/]],
    [
      'a state under a job name',
      {'prod:lengow': order({updated_at: LATE})},
      [/only that part \(jq '\."prod:lengow"'\)/],
    ],
    ['a state inside two wrappers', {data: {'a b': order({})}}, [/only that part \(jq '\.data\."a b"'\)/]],
    [
      'a value that is too deeply nested to be written',
      {bookmarks: {}, other: canBeWritten ? undefined : DEEP},
      canBeWritten ? [] : [/ is nested too deeply; /],
    ],
    ['a config', {access_token: 'x', secret: 'y'}, [/--config/]],
    ['a catalog', {streams: []}, [/--catalog/]],
    [
      'all errors at once',
      {bookmarks: {order: {updated_at: 'x', marketplaces: {a: 1, b: LATE, c: ''}}, order_tracking: 7}},
      [
        /^state\.json: \/bookmarks\/order\/updated_at /,
        /^state\.json: \/bookmarks\/order\/marketplaces\/a /,
        /^state\.json: \/bookmarks\/order\/marketplaces\/c /,
        /^state\.json: \/bookmarks\/order_tracking /,
      ],
    ],
  ])('%s', (_, value, expected) => {
    const {faults, warnings} = readState(value, INPUT);
    expect(faults.map(faultLine)).toEqual(expected.map((fault) => expect.stringMatching(fault)));
    expect(warnings).toEqual([]);
  });

  test('but not if only streams that this run does not read are wrong', () => {
    expect(
      readState({bookmarks: {order: 'x', order_tracking: {}}}, {...INPUT, streams: ['order_tracking']}).faults,
    ).toEqual([]);
  });
});
