// What a run wants to read, given a state, and which states and dates are rejected.
// Completeness: C10

import type {SelectedStream} from '../../catalog/types.ts';
import {readState} from '../../state/read.ts';
import type {State} from '../../state/state.ts';
import {finalityOf} from '../../tap/plan/finality.ts';
import {dateFaults} from '../../tap/plan/refused.ts';
import {type WantedInput, wantedOf} from '../../tap/plan/wanted.ts';
import {faultLine} from '../../values/fault.ts';
import {DAY, formatInstant, HOUR, type Micros, parseInstant, SECOND} from '../../values/instant.ts';

const at = (text: string) => parseInstant(text) as Micros;
const now = at('2026-06-01T12:00:00Z');
const UPPER = '2026-06-01T11:59:58.000001Z';
const order: SelectedStream = {id: 'order', name: 'order', columns: [], replicationMethod: 'INCREMENTAL'};
const tracking: SelectedStream = {...order, id: 'order_tracking', name: 'order_tracking'};
const stateOf = (bookmarks: object) => readState({bookmarks}, {where: 'state.json', streams: []}).value as State;

type Change = Partial<Omit<WantedInput, 'config'>> & {config?: Partial<WantedInput['config']>};

const read = ({config: some, ...change}: Change = {}) => {
  const config = {lookbackDays: 7, ...some};
  const upper = Math.min(now - 2 * SECOND, config.endDate ?? now);
  const input = {
    config,
    streams: [order],
    scope: undefined,
    state: stateOf({}),
    now,
    upper,
    finality: (stream: string) => finalityOf(config, stream, now),
    ...change,
  };
  const wanted = wantedOf(input);
  const places = {config: () => 'config.json', state: 'state.json'};
  return {wanted, faults: dateFaults({...input, places}, wanted).map(faultLine)};
};
const short = (micros: Micros): string => formatInstant(micros).replace(/(T00:00:00)?\.000000Z$/, '');
const rangesOf = (change: Change): string[] =>
  read(change).wanted[0]?.ranges.map(({from, to}) => `${short(from)} ${short(to)}`) ?? [];
const claiming = (claims: string) => stateOf({order: {claims}});

test.each([
  ['2026-06-01T12:00:00Z', '2024-06-01T12:00:00Z'],
  ['2026-02-28T00:00:00Z', '2024-02-28T00:00:00Z'],
  ['2028-02-29T00:00:00Z', '2026-02-28T00:00:00Z'],
])('without a state at %s: 24 months of history, from %s', (time, from) => {
  expect(read({now: at(time), upper: at(time)}).wanted).toMatchObject([{ranges: [{from: at(from), to: at(time) + 1}]}]);
});

// On 1 June with seven days of lookback, everything before 25 May at noon is final.
const startDate = at('2026-05-01');

describe('a run wants', () => {
  test.each<[string, Change, string[]]>([
    ['everything from its start', {config: {startDate}}, [`2026-05-01 ${UPPER}`]],
    ['what is not claimed', {config: {startDate}, state: claiming('2026-05-01/2026-05-20')}, [`2026-05-20 ${UPPER}`]],
    [
      'what is claimed but younger than the lookback',
      {config: {startDate}, state: claiming('2026-05-01/2026-05-30')},
      [`2026-05-25T12:00:00 ${UPPER}`],
    ],
    [
      'the gaps, oldest first',
      {config: {startDate}, state: claiming('2026-05-03/2026-05-05 2026-05-08/2026-05-10')},
      ['2026-05-01 2026-05-03', '2026-05-05 2026-05-08', `2026-05-10 ${UPPER}`],
    ],
    [
      'nothing of what is older than its start',
      {config: {startDate}, state: claiming('2026-01-01/2026-02-01')},
      [`2026-05-01 ${UPPER}`],
    ],
    [
      'a gap of at most one lookback before its start',
      {config: {startDate}, state: claiming('2026-01-01/2026-04-24')},
      [`2026-04-24 ${UPPER}`],
    ],
    [
      'nothing of a wider gap',
      {config: {startDate}, state: claiming('2026-01-01/2026-04-23T23:59:59')},
      [`2026-05-01 ${UPPER}`],
    ],
    [
      'what follows the mark where a reading began',
      {config: {startDate}, state: claiming('2026-04-28/2026-04-28')},
      [`2026-04-28 ${UPPER}`],
    ],
    [
      'nothing after its end',
      {config: {startDate, endDate: at('2026-05-10')}},
      ['2026-05-01 2026-05-10T00:00:00.000001Z'],
    ],
    [
      'nothing if all is claimed',
      {config: {startDate, endDate: at('2026-05-10')}, state: claiming('2026-05-01/2026-05-11')},
      [],
    ],
    [
      'without claims, a lookback before updated_at',
      {state: stateOf({order: {updated_at: '2026-05-20'}})},
      [`2026-05-13 ${UPPER}`],
    ],
    [
      'everything, if nothing is claimed yet',
      {config: {startDate}, state: stateOf({order: {updated_at: '2026-05-20', claims: ''}})},
      [`2026-05-01 ${UPPER}`],
    ],
    [
      'nothing older than the year 1',
      {
        config: {startDate: parseInstant('0001-01-01') ?? Number.NEGATIVE_INFINITY},
        state: stateOf({order: {updated_at: '2026-05-20'}}),
      },
      [`2026-05-13 ${UPPER}`],
    ],
    [
      'everything for a full table, whatever is claimed',
      {
        config: {startDate},
        streams: [{...order, replicationMethod: 'FULL_TABLE'}],
        state: claiming('2026-04-01/2026-05-20'),
      },
      [`2026-05-01 ${UPPER}`],
    ],
  ])('%s', (_, change, ranges) => {
    expect(rangesOf(change)).toEqual(ranges);
  });

  test('for each stream and marketplace what its own bookmark lacks', () => {
    const state = stateOf({
      order: {claims: '2026-05-01/2026-05-05 fnac:2026-05-05/2026-05-10 darty:2026-05-07/2026-05-08'},
    });
    const {wanted} = read({streams: [order, tracking], scope: ['fnac', 'darty', 'Fnac'], state, config: {startDate}});
    expect(
      wanted.map(({stream, marketplace, ranges}) => [stream, marketplace, ...ranges.map(({from}) => short(from))]),
    ).toEqual([
      ['order', 'fnac', '2026-05-10'],
      ['order', 'darty', '2026-05-05', '2026-05-08'],
      ['order', 'Fnac', '2026-05-05'],
      ['order_tracking', 'fnac', '2026-05-01'],
      ['order_tracking', 'darty', '2026-05-01'],
      ['order_tracking', 'Fnac', '2026-05-01'],
    ]);
  });

  test('of all marketplaces what is not claimed for all of them', () => {
    expect(rangesOf({config: {startDate}, state: claiming('fnac:2026-05-01/2026-05-20')})).toEqual([
      `2026-05-01 ${UPPER}`,
    ]);
  });

  test("what its prefixed stream's bookmark lacks", () => {
    const state = stateOf({lengow_order: {claims: '2026-05-01/2026-05-20'}});
    expect(rangesOf({config: {startDate}, streams: [{...order, name: 'lengow_order'}], state})).toEqual([
      `2026-05-20 ${UPPER}`,
    ]);
  });
});

describe('rejected', () => {
  const day = (offset: number) => formatInstant(now + offset);

  test.each<[string, Change, RegExp]>([
    [
      'a start after the end',
      {config: {startDate: now + HOUR}},
      /^config\.json: \/start_date is 2026-06-01T13:00:00\.000000Z, which is later than any data that can be read; expected a date before 2026/,
    ],
    [
      'an end before 24 months of history',
      {config: {endDate: at('2020-01-01')}},
      /^config\.json: \/end_date is more than 24 months ago/,
    ],
    [
      'a bookmark in the future',
      {state: stateOf({order: {updated_at: day(DAY + SECOND)}})},
      /^state\.json: \/bookmarks\/order\/updated_at is 2026-06-02T12:00:01.*, which is in the future; expected/,
    ],
    [
      'a claim in the future',
      {state: claiming(`2026-05-01/${day(DAY + SECOND)}`)},
      /^state\.json: \/bookmarks\/order\/claims names 2026-06-02T12:00:01.*, which is in the future; expected/,
    ],
    [
      'a claim in the far future',
      {state: claiming('2026-05-01/2255-01-01')},
      /^state\.json: \/bookmarks\/order\/claims names 2255-01-01T.*, which is in the future; expected/,
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

  test.each<[string, Change]>([
    [
      'a bookmark slightly in the future, as an inaccurate clock would create',
      {state: stateOf({order: {updated_at: day(DAY)}})},
    ],
    [
      'a full table with a bookmark in the future',
      {streams: [{...order, replicationMethod: 'FULL_TABLE'}], state: stateOf({order: {updated_at: '2030-01-01'}})},
    ],
    [
      'a start that lies in the future but shortly after a claim',
      {config: {startDate: now + HOUR}, state: claiming('2026-05-01/2026-05-30')},
    ],
  ])('but not %s', (_, change) => {
    expect(read(change).faults).toEqual([]);
  });
});
