// Where reading starts for each bookmark, and which bookmarks and dates are rejected.
// Completeness: C10

import type {SelectedStream} from '../../catalog/types.ts';
import {readState} from '../../state/read.ts';
import type {State} from '../../state/state.ts';
import {type StartsInput, startsOf} from '../../tap/plan/starts.ts';
import {faultLine} from '../../values/fault.ts';
import {DAY, HOUR, type Micros, parseInstant, SECOND} from '../../values/instant.ts';

const at = (text: string) => parseInstant(text) as Micros;
const now = at('2026-06-01T12:00:00Z');
const order: SelectedStream = {id: 'order', name: 'order', columns: [], replicationMethod: 'INCREMENTAL'};
const tracking: SelectedStream = {...order, id: 'order_tracking', name: 'order_tracking'};
const stateOf = (bookmarks: object) => readState({bookmarks}, {where: 'state.json', streams: []}).value as State;

type Change = Partial<Omit<StartsInput, 'config'>> & {config?: Partial<StartsInput['config']>};

const read = ({config, ...change}: Change = {}) => {
  const {starts, faults, warnings} = startsOf({
    config: {lookbackDays: 7, ...config},
    streams: [order],
    scope: undefined,
    state: stateOf({}),
    now,
    upper: now - 2 * SECOND,
    places: {config: () => 'config.json', state: 'state.json'},
    ...change,
  });
  return {starts, faults: faults.map(faultLine), warnings};
};

test.each([
  ['2026-06-01T12:00:00Z', '2024-06-01T12:00:00Z'],
  ['2026-02-28T00:00:00Z', '2024-02-28T00:00:00Z'],
  ['2028-02-29T00:00:00Z', '2026-02-28T00:00:00Z'],
])('without a bookmark at %s: 24 months of history, from %s', (time, from) => {
  expect(read({now: at(time), upper: at(time)}).starts).toEqual([{stream: 'order', from: at(from)}]);
});

test('a start_date, a bookmark and a lookback', () => {
  const start = at('2026-05-01');
  const bookmark = stateOf({order: {updated_at: '2026-05-20'}});
  expect(read({config: {startDate: start}}).starts[0]?.from).toBe(start);
  expect(read({state: bookmark}).starts[0]?.from).toBe(at('2026-05-13'));
  expect(read({state: bookmark, config: {startDate: at('2026-05-15')}}).starts[0]?.from).toBe(at('2026-05-15'));
});

test('each stream and marketplace starts from its own bookmark', () => {
  const state = stateOf({order: {updated_at: '2026-03-01', marketplaces: {fnac: '2026-05-01', darty: '2026-01-01'}}});
  const {starts} = read({streams: [order, tracking], scope: ['fnac', 'darty'], state, config: {lookbackDays: 0}});
  expect(starts).toEqual([
    {stream: 'order', marketplace: 'fnac', from: at('2026-05-01')},
    {stream: 'order', marketplace: 'darty', from: at('2026-03-01')},
    {stream: 'order_tracking', marketplace: 'fnac', from: at('2024-06-01T12:00:00Z')},
    {stream: 'order_tracking', marketplace: 'darty', from: at('2024-06-01T12:00:00Z')},
  ]);
});

test('a FULL_TABLE stream ignores its bookmark, even one in the future', () => {
  const full: SelectedStream = {...order, replicationMethod: 'FULL_TABLE'};
  const {starts, faults} = read({streams: [full], state: stateOf({order: {updated_at: '2030-01-01'}})});
  expect([starts[0]?.from, faults]).toEqual([at('2024-06-01T12:00:00Z'), []]);
});

test('a start_date after the bookmark is ignored with one warning', () => {
  const state = stateOf({order: {updated_at: '2026-05-20'}});
  const {starts, warnings} = read({state, config: {startDate: at('2026-05-21')}});
  expect(starts[0]?.from).toBe(at('2026-05-13'));
  expect(warnings).toEqual(['config.json: /start_date is later than the bookmark for order and is ignored']);
});

test("the bookmark is found by the stream's prefixed name", () => {
  const state = stateOf({lengow_order: {updated_at: '2026-05-20'}});
  expect(read({streams: [{...order, name: 'lengow_order'}], state}).starts).toEqual([
    {stream: 'lengow_order', from: at('2026-05-13')},
  ]);
});

describe('rejected, with all errors at once', () => {
  const day = (offset: number) => new Date((now + offset) / 1000).toISOString();

  test.each<[string, Change, RegExp]>([
    [
      'a start after the end',
      {config: {startDate: now + HOUR}},
      /^config\.json: \/start_date is 2026-06-01T13:00:00\.000000Z, which is later than any data that can be read; expected a date before 2026/,
    ],
    [
      'an end before the bookmark',
      {config: {endDate: at('2026-01-01')}, state: stateOf({order: {updated_at: '2026-02-01'}})},
      /^config\.json: \/end_date is not after the bookmark for order, 2026-02-01T/,
    ],
    [
      'an end at the bookmark',
      {config: {endDate: at('2026-02-01')}, state: stateOf({order: {updated_at: '2026-02-01'}})},
      /^config\.json: \/end_date/,
    ],
    [
      'a bookmark in the future',
      {state: stateOf({order: {updated_at: day(DAY + SECOND)}})},
      /^state\.json: \/bookmarks\/order\/updated_at is 2026-06-02T12:00:01.*, which is in the future; expected/,
    ],
    [
      "a marketplace's bookmark in the future",
      {state: stateOf({order: {marketplaces: {fnac: day(2 * DAY)}}})},
      /^state\.json: \/bookmarks\/order\/marketplaces\/fnac is .*future/,
    ],
  ])('%s', (_, change, message) => {
    expect(read(change).faults).toEqual([expect.stringMatching(message)]);
  });

  test('two streams, with one line each', () => {
    const later = {updated_at: day(2 * DAY)};
    const {faults} = read({streams: [order, tracking], state: stateOf({order: later, order_tracking: later})});
    expect(faults).toEqual([
      expect.stringMatching(/order\/updated_at/),
      expect.stringMatching(/order_tracking\/updated_at/),
    ]);
  });

  test('but not a bookmark slightly in the future, as an inaccurate clock would create', () => {
    expect(read({state: stateOf({order: {updated_at: day(DAY)}})}).faults).toEqual([]);
  });
});

test.each(['9999-12-31', '9999-12-31T23:59:59.999999Z', '2300-01-01', '2026-06-02T12:00:01Z'])(
  'the bookmark %s is in the future',
  (text) => {
    const {faults} = read({state: stateOf({order: {updated_at: text}})});
    expect(faults).toEqual([
      expect.stringMatching(/^state.json: \/bookmarks\/order\/updated_at is .*, which is in the future;/),
    ]);
  },
);

test('with the bookmark 0001-01-01, everything is read', () => {
  const {starts, faults} = read({state: stateOf({order: {updated_at: '0001-01-01'}})});
  expect([starts, faults]).toEqual([[{stream: 'order', from: 0}], []]);
});
