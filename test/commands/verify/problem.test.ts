// Whether an instant of the table is Lengow's, given how many digits the table keeps.

import {isSameInstant} from '../../../tap/commands/verify/problem.ts';
import {parseBound} from '../../../values/instant.ts';

const at = (fraction: string) => parseBound(`2026-03-07T10:00:00${fraction}Z`) ?? 0;

test.each([
  {digits: 6, lengow: '.400000', table: '.400000', same: true},
  {digits: 6, lengow: '.400000', table: '.400001', same: false},
  {digits: 6, lengow: '.400000', table: '.399999', same: false},
  {digits: 6, lengow: '.400000', table: '.000000', same: false},
  {digits: 3, lengow: '.123400', table: '.123', same: true},
  {digits: 3, lengow: '.123400', table: '.124', same: false},
  {digits: 3, lengow: '.123600', table: '.123', same: true},
  {digits: 3, lengow: '.123600', table: '.124', same: true},
  {digits: 3, lengow: '.123000', table: '.124', same: false},
  {digits: 0, lengow: '.400000', table: '', same: true},
])('%j', ({digits, lengow, table, same}) => {
  expect(isSameInstant(at(lengow), at(table), digits)).toBe(same);
});
