// Where each bookmark begins to read, and which are refused.
// Completeness: C10

import type {SelectedStream} from '../../catalog/types.ts';
import {readState} from '../../state/read.ts';
import {InputError} from '../../tap/errors.ts';
import {type Bookmarks, claimsOf} from '../../tap/plan/starts.ts';
import {DAY, HOUR, type Micros, parseInstant, SECOND} from '../../values/instant.ts';

const at = (text: string) => parseInstant(text) as Micros;
const now = at('2026-06-01T12:00:00Z');
const order: SelectedStream = {id: 'order', columns: [], replicationMethod: 'INCREMENTAL'};
const tracking: SelectedStream = {...order, id: 'order_tracking'};
const stateOf = (bookmarks: object) => readState({bookmarks}, []).state;

type Change = Partial<Omit<Bookmarks, 'config'>> & {config?: Partial<Bookmarks['config']>};

const claims = ({config, ...change}: Change = {}) =>
  claimsOf({
    config: {lookbackDays: 7, streamPrefix: '', ...config},
    streams: [order],
    scope: undefined,
    state: stateOf({}),
    now,
    upper: now - 2 * SECOND,
    ...change,
  });

test.each([
  ['2026-06-01T12:00:00Z', '2024-06-01T12:00:00Z'],
  ['2026-02-28T00:00:00Z', '2024-02-28T00:00:00Z'],
  ['2028-02-29T00:00:00Z', '2026-02-28T00:00:00Z'],
])('without a bookmark at %s: 24 months of history, from %s', (time, from) => {
  expect(claims({now: at(time), upper: at(time)}).claims).toEqual([{stream: 'order', from: at(from)}]);
});

test('a start_date, a bookmark and a lookback', () => {
  const start = at('2026-05-01');
  const bookmark = stateOf({order: {updated_at: '2026-05-20'}});
  expect(claims({config: {startDate: start}}).claims[0]?.from).toBe(start);
  expect(claims({state: bookmark}).claims[0]?.from).toBe(at('2026-05-13'));
  expect(claims({state: bookmark, config: {startDate: at('2026-05-15')}}).claims[0]?.from).toBe(at('2026-05-15'));
});

test('a claim for each stream and marketplace, from its own bookmark', () => {
  const state = stateOf({order: {updated_at: '2026-03-01', marketplaces: {fnac: '2026-05-01', darty: '2026-01-01'}}});
  const read = claims({streams: [order, tracking], scope: ['fnac', 'darty'], state, config: {lookbackDays: 0}}).claims;
  expect(read).toEqual([
    {stream: 'order', marketplace: 'fnac', from: at('2026-05-01')},
    {stream: 'order', marketplace: 'darty', from: at('2026-03-01')},
    {stream: 'order_tracking', marketplace: 'fnac', from: at('2024-06-01T12:00:00Z')},
    {stream: 'order_tracking', marketplace: 'darty', from: at('2024-06-01T12:00:00Z')},
  ]);
});

test('a full table ignores its bookmark, even one in the future', () => {
  const full: SelectedStream = {...order, replicationMethod: 'FULL_TABLE'};
  const {claims: read, warnings} = claims({streams: [full], state: stateOf({order: {updated_at: '2030-01-01'}})});
  expect([read[0]?.from, warnings]).toEqual([at('2024-06-01T12:00:00Z'), []]);
});

test('a start_date behind the bookmark is ignored with one warning', () => {
  const state = stateOf({order: {updated_at: '2026-05-20'}});
  const {claims: read, warnings} = claims({state, config: {startDate: at('2026-05-21')}});
  expect(read[0]?.from).toBe(at('2026-05-13'));
  expect(warnings).toEqual(['start_date is later than the bookmark of order and therefore ignored']);
});

test('the prefix is part of the bookmark, not of the claim', () => {
  const state = stateOf({lengow_order: {updated_at: '2026-05-20'}});
  expect(claims({state, config: {streamPrefix: 'lengow_'}}).claims).toEqual([
    {stream: 'order', from: at('2026-05-13')},
  ]);
});

describe('refused, with all faults at once', () => {
  const day = (offset: number) => new Date((now + offset) / 1000).toISOString();

  test.each<[string, Change, RegExp]>([
    ['a start behind the end', {config: {startDate: now + HOUR}}, /^start_date: 2026-06-01T13.* is later than the end/],
    [
      'an end before the bookmark',
      {config: {endDate: at('2026-01-01')}, state: stateOf({order: {updated_at: '2026-02-01'}})},
      /^end_date: not later than the bookmark of order/,
    ],
    [
      'an end at the bookmark',
      {config: {endDate: at('2026-02-01')}, state: stateOf({order: {updated_at: '2026-02-01'}})},
      /^end_date/,
    ],
    [
      'a bookmark in the future',
      {state: stateOf({order: {updated_at: day(DAY + SECOND)}})},
      /^state: the bookmark 2026-06-02T12:00:01.* of order lies in the future/,
    ],
    [
      "a marketplace's in the future",
      {state: stateOf({order: {marketplaces: {fnac: day(2 * DAY)}}})},
      /^state: .*future/,
    ],
  ])('%s', (_, change, message) => {
    expect(() => claims(change)).toThrow(InputError);
    expect(() => claims(change)).toThrow(message);
  });

  test('two streams, two lines', () => {
    const later = {updated_at: day(2 * DAY)};
    const two = () => claims({streams: [order, tracking], state: stateOf({order: later, order_tracking: later})});
    expect(two).toThrow(/of order lies in the future.*\n.*of order_tracking lies in the future/);
  });

  test('but not a clock that goes a little wrong', () => {
    expect(claims({state: stateOf({order: {updated_at: day(DAY)}})}).claims).toHaveLength(1);
  });
});
