// What the auditor says about two bookmarks in a row. The run's time is day 21 and the lookback 7 days, so day 14 is
// final. Each day is an instant.

import {CLOSED} from '../personal.ts';
import {isoOf} from '../time.ts';
import {stepFaults} from './step.ts';
import {type Reading, Wanted} from './wanted.ts';

const at = (day: number): number => Date.UTC(2026, 10, day) * 1000;
const day = (number: number): string => isoOf(at(number));
const EVER = '0001-01-01T00:00:00.000000Z';

const reading = (bookmark: object): Reading => ({
  input: {bookmarks: {order: bookmark}},
  streams: ['order'],
  fullTable: [],
  scope: undefined,
  lookbackDays: 7,
  startDate: at(1),
  endDate: undefined,
  parts: [],
  policy: CLOSED,
});

function faults(bookmark: object, claims: string): string[] {
  const was = {bookmarks: {order: bookmark}};
  const now = {bookmarks: {order: {...bookmark, account_id: '42', claims}}};
  const given = reading(bookmark);
  const wanted = new Wanted(given, {login: at(21), earliest: at(21), doubt: 0});
  return [...stepFaults({stream: 'order', was, now, reading: given, wanted})];
}

test.each<[string, object, string, string[]]>([
  ['a claim that stays is right', {claims: `${day(1)}/${day(14)}`}, `${day(1)}/${day(14)}`, []],
  [
    'a claim that is taken back is a fault',
    {claims: `${day(1)}/${day(14)}`},
    `${day(1)}/${day(13)}`,
    [`no longer claims ${day(13)}/${day(14)} for all`],
  ],
  [
    'a bookmark without claims, whose instant is ahead, claims only what is final',
    {updated_at: day(22)},
    `${EVER}/${day(14)}`,
    [],
  ],
  [
    'what is final stays claimed by a bookmark without claims',
    {updated_at: day(22)},
    `${EVER}/${day(13)}`,
    [`no longer claims ${day(13)}/${day(14)} for all`],
  ],
])('%s', (_name, bookmark, claims, expected) => {
  expect(faults(bookmark, claims)).toEqual(expected);
});
