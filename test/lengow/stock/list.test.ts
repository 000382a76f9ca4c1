// The list of a feed's stock reports, as Lengow documents it and as it may also be.

import {reportsIn} from '../../../tap/lengow/stock/list.ts';
import {formatInstant} from '../../../values/instant.ts';

const idsOf = (body: unknown): string[] => reportsIn(body, 222).map(({id}) => id);

test('the example of the documentation, with its blanks', () => {
  const entry = {created_at: '2022- 04-22T00:18:10.416Z', type: 'application/ csv', errors: null, status: 'ready'};
  const [report, ...others] = reportsIn({'13027': entry}, 222);
  expect(others).toEqual([]);
  expect(report).toEqual({feed: 222, id: '13027', createdAt: 1_650_586_690_416_000, status: 'ready', errors: ''});
});

test.each([
  ['2026-04-22T00:18:10.416Z', '2026-04-22T00:18:10.416000Z'],
  [' 2026-04-22 00:18:10 ', '2026-04-22T00:18:10.000000Z'],
  ['2026-04-22T02:18:10+02:00', '2026-04-22T00:18:10.000000Z'],
  ['2026 -04 -22T00:18: 10Z', '2026-04-22T00:18:10.000000Z'],
  ['soon', undefined],
  [null, undefined],
  [1_650_586_690, undefined],
])('created_at %j', (created_at, instant) => {
  const [report] = reportsIn({1: {created_at, status: 'ready'}}, 222);
  expect(report?.createdAt && formatInstant(report.createdAt)).toBe(instant);
});

test('the oldest is first, then the smallest id; those without a date are before all others', () => {
  const on = (day: number) => ({created_at: `2026-04-${day}T00:00:00Z`, status: 'ready'});
  expect(idsOf({9: on(12), 10: on(12), 8: on(13), z: on(11), 7: {status: 'ready'}})).toEqual([
    '7',
    'z',
    '9',
    '10',
    '8',
  ]);
});

test.each([
  ['Ready ', 'ready'],
  ['pending', 'pending'],
  [null, ''],
])('status %j', (status, read) => {
  expect(reportsIn({1: {status}}, 222)[0]?.status).toBe(read);
});

test.each([
  [null, ''],
  [' no stock ', 'no stock'],
  [['a', {b: 1}], '["a",{"b":1}]'],
])('errors %j', (errors, read) => {
  expect(reportsIn({1: {status: 'error', errors}}, 222)[0]?.errors).toBe(read);
});

test.each([[{}], [[]]])('%j is a list without reports', (body) => {
  expect(idsOf(body)).toEqual([]);
});

test.each([
  [null],
  ['text'],
  [[{status: 'ready'}]],
  [{error: {code: 500, message: 'no'}}],
  [{detail: 'no'}],
  [{1: {status: 'ready'}, 2: null}],
])('%j is not a list of reports', (body) => {
  expect(() => idsOf(body)).toThrow('a body that is not an object of reports');
});
