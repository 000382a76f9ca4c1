// The shapes in which a state comes: those that are taken, and those that are refused.

import {readState} from '../../state/read.ts';

const STREAMS = ['order', 'order_tracking'];
const LATE = '2026-11-21T10:00:00.000000Z';

describe('a state is taken as it came', () => {
  test.each<[string, unknown, object]>([
    ['none at all', undefined, {bookmarks: {}}],
    ['an empty one', {}, {bookmarks: {}}],
    ['one without bookmarks', {currently_syncing: null}, {currently_syncing: null, bookmarks: {}}],
    ['empty bookmarks', {bookmarks: {}}, {bookmarks: {}}],
    ['an empty bookmark', {bookmarks: {order: {}}}, {bookmarks: {order: {}}}],
    ['a bookmark', {bookmarks: {order: {updated_at: LATE}}}, {bookmarks: {order: {updated_at: LATE}}}],
    [
      'bookmarks of marketplaces beside one for all',
      {bookmarks: {order: {updated_at: LATE, marketplaces: {a: '2026-11-20', b: '2026-11-20T08:00:00+01:00'}}}},
      {bookmarks: {order: {updated_at: LATE, marketplaces: {a: '2026-11-20', b: '2026-11-20T08:00:00+01:00'}}}},
    ],
    [
      'no marketplace yet, and one stream only',
      {bookmarks: {order: {marketplaces: {}}}},
      {bookmarks: {order: {marketplaces: {}}}},
    ],
    [
      'unknown things everywhere',
      {a: [1], bookmarks: {x: 'y', order: {updated_at: LATE, n: null}}, currently_syncing: 'order'},
      {a: [1], bookmarks: {x: 'y', order: {updated_at: LATE, n: null}}, currently_syncing: 'order'},
    ],
    [
      "the SDK's words beside ours",
      {bookmarks: {order: {updated_at: LATE, replication_key_value: '2025-01-01'}}},
      {bookmarks: {order: {updated_at: LATE, replication_key_value: '2025-01-01'}}},
    ],
  ])('%s', (_, value, state) => {
    expect(readState(value, STREAMS)).toEqual({state, warnings: [], faults: []});
  });
});

describe('a state is kept with a warning that the history is read', () => {
  test.each<[string, object, string[]]>([
    [
      "the Meltano SDK's",
      {order: {replication_key: 'updated_at', replication_key_value: LATE}, order_tracking: {updated_at: LATE}},
      ['/bookmarks/order'],
    ],
    ['the partitions of the SDK', {order: {partitions: [{context: {}}]}, order_tracking: {}}, ['/bookmarks/order']],
    [
      'both streams of another tap',
      {order: {since: 1}, order_tracking: {since: 1}},
      ['/bookmarks/order', '/bookmarks/order_tracking'],
    ],
    ["another tap's streams", {issues: {since: LATE}}, ['/bookmarks']],
    ['our streams under another prefix', {lengow_order: {updated_at: LATE}}, ['/bookmarks']],
  ])('%s', (_, bookmarks, places) => {
    const {state, warnings, faults} = readState({bookmarks}, STREAMS);
    expect(faults).toEqual([]);
    expect(state).toEqual({bookmarks});
    expect(warnings.map((warning) => warning.split(' ')[0])).toEqual(places);
    for (const warning of warnings) expect(warning).toContain('history');
  });
});

describe('a state is refused, the place named', () => {
  const order = (bookmark: unknown): object => ({bookmarks: {order: bookmark}});

  test.each<[string, unknown, (string | RegExp)[]]>([
    ['a list', [], [/^is no JSON object/]],
    ['a text', 'x', [/^is no JSON object/]],
    ['null', null, [/^is no JSON object/]],
    ['bookmarks as a list', {bookmarks: []}, [/^\/bookmarks is no object/]],
    ['bookmarks as null', {bookmarks: null}, [/^\/bookmarks is no object/]],
    ['a bookmark as a text', order(LATE), [/^\/bookmarks\/order is no object/]],
    ['a bookmark as a list', order([]), [/^\/bookmarks\/order is no object/]],
    ['a bookmark as null', order(null), [/^\/bookmarks\/order is no object/]],
    ['an impossible date', order({updated_at: '2026-02-30'}), [/^\/bookmarks\/order\/updated_at is no date/]],
    ['a number for a date', order({updated_at: 1_700_000_000}), [/^\/bookmarks\/order\/updated_at is no date/]],
    ['null for a date', order({updated_at: null}), [/^\/bookmarks\/order\/updated_at is no date/]],
    ['marketplaces as a list', order({marketplaces: ['a']}), [/^\/bookmarks\/order\/marketplaces is no object/]],
    ['marketplaces as null', order({marketplaces: null}), [/^\/bookmarks\/order\/marketplaces is no object/]],
    ['an entry that is no text', order({marketplaces: {a: {}}}), [/^\/bookmarks\/order\/marketplaces\/a is no date/]],
    ['a code with a slash', order({marketplaces: {'a/b~c': ''}}), [/^\/bookmarks\/order\/marketplaces\/a~1b~0c is/]],
    ['a whole STATE message', {type: 'STATE', value: order({updated_at: LATE})}, [/^\/value: .*jq \.value/]],
    ['a dump of Meltano', {singer_state: order({updated_at: LATE})}, [/^\/singer_state: .*jq \.singer_state/]],
    [
      "Meltano's own file",
      {completed: {singer_state: order({updated_at: LATE})}, partial: {}},
      [/^\/completed\/singer_state: .*jq \.completed\.singer_state/],
    ],
    ['a config', {access_token: 'x', secret: 'y'}, [/--config/]],
    ['a catalog', {streams: []}, [/--catalog/]],
    [
      'all that is wrong at once',
      {bookmarks: {order: {updated_at: 'x', marketplaces: {a: 1, b: LATE, c: ''}}, order_tracking: 7}},
      [
        /^\/bookmarks\/order\/updated_at /,
        /^\/bookmarks\/order\/marketplaces\/a /,
        /^\/bookmarks\/order\/marketplaces\/c /,
        /^\/bookmarks\/order_tracking /,
      ],
    ],
  ])('%s', (_, value, expected) => {
    const {faults, warnings} = readState(value, STREAMS);
    expect(faults).toEqual(expected.map((fault) => expect.stringMatching(fault)));
    expect(warnings).toEqual([]);
  });

  test('but not for a stream that this run does not read', () => {
    expect(readState({bookmarks: {order: 'x', order_tracking: {}}}, ['order_tracking']).faults).toEqual([]);
  });
});
