// Which rows of a table are excused as those of an older version, which a lagging replica showed. The tables are
// hand-written; instants are numbers.

import {Warehouse} from '../target/warehouse.ts';
import {Lagging} from './lagging.ts';

const CURRENT = {serial: 2, updatedAt: 20};
const OLDER = {serial: 1, updatedAt: 10};

type Version = typeof CURRENT;

function excuses(rows: Readonly<Record<string, Version>>, ends: number[], kinds: 'stale'[] = ['stale']): boolean {
  const warehouse = new Warehouse();
  const common = {stream: 'order_tracking', order: 'fnac o-1', extracted: '', parcels: 'full', record: {}} as const;
  for (const [part, version] of Object.entries(rows)) warehouse.load({...common, ...version, part});
  const lagging = new Lagging({lies: {rate: 0.1, kinds, isRepeated: false}});
  for (const end of ends) lagging.begin(end);
  const behind = warehouse.behind('order_tracking', 'fnac o-1', {serial: CURRENT.serial, parts: ['t0', 't1']});
  return lagging.excuses(behind, CURRENT.updatedAt);
}

test.each<[string, Readonly<Record<string, Version>>, number[], boolean]>([
  ['an older version of all rows is excused', {t0: OLDER, t1: OLDER}, [15], true],
  ['an older version that had only some of the rows is excused', {t0: OLDER, t1: CURRENT}, [15], true],
  ['a row that is not there is not excused', {t1: CURRENT}, [15], false],
  ['an older version is not excused if every run read as far as the newer one', {t0: OLDER, t1: CURRENT}, [25], false],
  ['an older version later than the end of the run is not excused', {t0: OLDER, t1: CURRENT}, [5], false],
  ['an order of which nothing is there is not excused', {}, [15], false],
])('%s', (_name, rows, ends, expected) => {
  expect(excuses(rows, ends)).toBe(expected);
});

test('nothing is excused where no replica lags', () => {
  expect(excuses({t0: OLDER, t1: CURRENT}, [15], [])).toBe(false);
});
