// The states of a stream, as the platform needs them: with counts, none repeated, one after the last record.

import type {SelectedStream} from '../../catalog/types.ts';
import {AirbyteMessages} from '../../tap/airbyte/run-messages.ts';
import {airbyteMessages} from '../helpers/airbyte/messages.ts';

const columns = ['account_id', 'marketplace'];
const orders: SelectedStream = {id: 'order', name: 'order', columns, replicationMethod: 'INCREMENTAL'};
const stateOf = (claims: string) => ({bookmarks: {order: {account_id: '1', claims}}});

/** What is said of a stream whose states come one after another, with a record before each but the first. */
function said(given: object, [first = '', ...others]: readonly string[]) {
  const messages = new AirbyteMessages({streams: [orders], state: {bookmarks: {}, ...given}}, () => 1_000_000);
  const lineOf = messages.rowLines(orders);
  const last = stateOf(others.at(-1) ?? first);
  const text = [
    messages.begin(stateOf(first)),
    ...others.map((claims) => lineOf([1], '2026-06-01T00:00:00.000000Z') + messages.state(stateOf(claims))),
    messages.end('order', last),
    messages.last(last),
  ].join('');
  return airbyteMessages(text).flatMap(({state}) =>
    state ? [{...state.stream.stream_state, records: state.sourceStats.recordCount}] : [],
  );
}

const state = (claims: string, records: number, more: object = {}) => ({account_id: '1', claims, ...more, records});
const TIME = {read_at: '1970-01-01T00:16:40.000Z'};

test('each state counts the records since the one before', () => {
  expect(said({}, ['', 'a', 'b'])).toEqual([state('', 0), state('a', 1), state('b', 1)]);
});

test('a state that is unchanged is not written, and its records count for the next', () => {
  expect(said({}, ['', 'a', 'a', 'b'])).toEqual([state('', 0), state('a', 1), state('b', 2)]);
});

test('a state that an earlier one of the run was like gets the time', () => {
  expect(said({}, ['a', 'b', 'a'])).toEqual([state('a', 0), state('b', 1), state('a', 1, TIME)]);
});

test('the time of a state is never that of an earlier one', () => {
  const again = {read_at: '1970-01-01T00:16:40.001Z'};
  expect(said({}, ['a', 'b', 'a', 'b'])).toEqual([
    ...[state('a', 0), state('b', 1), state('a', 1, TIME), state('b', 1, again)],
  ]);
});

test('records after the last change have a state too', () => {
  expect(said({}, ['', 'a', 'a'])).toEqual([state('', 0), state('a', 1), state('a', 1, TIME)]);
});

test('the state that the run was given is written at the end, once', () => {
  expect(said(stateOf('a'), ['a'])).toEqual([state('a', 0)]);
  expect(said(stateOf('a'), ['a', 'a'])).toEqual([state('a', 1)]);
});
