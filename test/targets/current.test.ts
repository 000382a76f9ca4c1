// Finding current rows in loaded tables, reading back files, and checking the claims of a state. Calculated by hand.

import {eachOfAll} from '../helpers/streams.ts';
import {lacking} from './claims.ts';
import {csvRows} from './csv.ts';
import {currentRows} from './current.ts';
import {canonical} from './instants.ts';

const line = (order: string, id: string, updated: number, extracted?: number) => ({
  account_id: 1,
  marketplace: 'm',
  marketplace_order_id: order,
  marketplace_order_line_id: id,
  updated_at: `2026-01-0${updated}`,
  ...(extracted && {_sdc_extracted_at: `2026-02-0${extracted}`}),
});
const tracking = (order: string, number: string, updated: number) => ({
  account_id: 1,
  marketplace: 'm',
  marketplace_order_id: order,
  tracking_number: number,
  updated_at: `2026-01-0${updated}`,
});
const tables = (more: object) => ({...eachOfAll(() => []), ...more});

test('the lines from the latest write are current, by extraction time if the table has it', () => {
  const order = [line('A', 'L1', 1), line('A', 'L2', 2), line('B', 'L1', 1, 1), line('B', 'L2', 1, 2)];
  expect(currentRows(tables({order})).order.map((row) => row.marketplace_order_line_id)).toEqual(['L2', 'L2']);
});

test('the last version of a row is current, without the columns that the target added', () => {
  const order = [
    {...line('A', 'L1', 1), v: 1},
    {...line('A', 'L1', 1), v: 2, _loaded: 'x'},
  ];
  expect(currentRows(tables({order})).order).toEqual([{...line('A', 'L1', 1), v: 2}]);
});

test('trackings are not current if their order no longer has any', () => {
  const order = [line('lost', 'L1', 2), line('kept', 'L1', 1)];
  const order_tracking = [tracking('lost', 'T1', 1), tracking('kept', 'T2', 1)];
  const current = currentRows(tables({order, order_tracking}));
  expect(current.order_tracking.map((row) => row.tracking_number)).toEqual(['T2']);
});

test('a state that claims a row missing from the table is reported', () => {
  const truth = tables({
    order: [line('A', 'L1', 1), line('A', 'L2', 3)],
    order_tracking: [tracking('A', 'T1', 1)],
  });
  const state = {bookmarks: {order: {claims: '2025-12-31T00:00:00.000000Z/2026-01-02T00:00:00.000000Z'}}};
  expect(lacking(state, tables({}), truth)).toEqual([
    'order: the printed state claims 1 m A L1, but the table does not contain it',
  ]);
  expect(lacking(state, tables({order: [line('A', 'L1', 1)]}), truth)).toEqual([]);
});

test('CSV with quotes, line breaks and empty fields is parsed into strings', () => {
  expect(csvRows('a,b\r\n"x ""y"", z\nnext",\n,0012\n')).toEqual([
    {a: 'x "y", z\nnext', b: ''},
    {a: '', b: '0012'},
  ]);
  expect(() => csvRows('a,b\nx"y,1\n')).toThrow('invalid CSV at offset 4');
});

test.each([
  ['2026-01-02 03:04:05.12', '2026-01-02T03:04:05.120000Z'],
  ['2026-01-02T03:04:05', '2026-01-02T03:04:05.000000Z'],
  ['2026-01-02 03:04:05.123456+00:00', '2026-01-02T03:04:05.123456Z'],
  ['2026-01-02 03:04:05+02', '2026-01-02 03:04:05+02'],
])('the instant %s is read as %s', (text, instant) => {
  expect(canonical(text)).toBe(instant);
});
