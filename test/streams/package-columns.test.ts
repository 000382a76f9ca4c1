// Where lines and trackings stand: the position and the country of their package, worked out by hand.

import {contextOf, orderRecords, orderTrackingRecords} from './context.ts';
import {readOnly} from './read-only.ts';

const KEYS = {marketplace: 'm', marketplace_order_id: 'o'};
const country = (code: unknown) => ({common_country_iso_a2: code});
const placesOf = (packages: unknown) =>
  orderRecords({...KEYS, packages}, contextOf('order')).map((row) => [
    row.marketplace_order_line_id,
    row.package_number,
    row.delivery_country,
  ]);
const numbersOf = (packages: unknown) =>
  orderTrackingRecords({...KEYS, packages}, contextOf('order_tracking')).map((row) => [
    row.tracking_number,
    row.package_number,
  ]);
const line = (id: string, rest = {}) => ({id, marketplace_order_line_id: `L${id}`, ...rest});
const trackings = (...numbers: readonly unknown[]) => ({trackings: numbers.map((number) => ({number}))});

test('each line has the number and the country of its own package', () => {
  const packages = [
    {cart: [line('1'), line('2')], delivery: country('fr')},
    {cart: [], delivery: country('IT')},
    {cart: [line('3')], delivery: null},
    {cart: [line('4')], delivery: {}},
    {cart: [line('5')], delivery: []},
    {cart: [line('6')], delivery: country('UK')},
  ];
  expect(placesOf(packages)).toEqual([
    ['L1', 1, 'FR'],
    ['L2', 1, 'FR'],
    ['L3', 3, null],
    ['L4', 4, null],
    ['L5', 5, null],
    ['L6', 6, 'GB'],
  ]);
});

test.each([[[]], [null], [{}], [[{cart: [], delivery: country('FR')}]]])(
  'an order without lines (%p) has neither',
  (packages) => {
    expect(placesOf(packages)).toEqual([['no-line', null, null]]);
  },
);

test('a position counts everything in the array of packages', () => {
  expect(placesOf([[], null, {cart: [line('1')]}, 'x', {}, {cart: [line('2')]}])).toEqual([
    ['L1', 3, null],
    ['L2', 6, null],
  ]);
  expect(numbersOf([{}, [], {delivery: trackings('T1')}])).toEqual([['T1', 3]]);
});

test('a line in several packages is one row, in the first of them', () => {
  const packages = [
    {cart: [line('1')], delivery: country(null)},
    {cart: [line('2')], delivery: country('DE')},
    {cart: [line('1', {title: 'Cap'}), line('2')], delivery: country('FR')},
  ];
  expect(placesOf(packages)).toEqual([
    ['L1', 1, null],
    ['L2', 2, 'DE'],
  ]);
});

test('a line with two different package ids is a row in each package', () => {
  const half = (id: string) => ({cart: [line('1', {marketplace_package_id: id})], delivery: country('FR')});
  expect(placesOf([half('P1'), half('P2'), half('P1')])).toEqual([
    ['L1', 1, 'FR'],
    ['L1#2', 2, 'FR'],
  ]);
});

test('each tracking has the number of the first package that it is in', () => {
  const packages = [
    {delivery: null},
    {delivery: trackings('T1', null)},
    {delivery: trackings(null, 'T2', 'T1')},
    {
      delivery: {
        trackings: [
          {number: 'T2', carrier: 'UPS'},
          {number: 'T2', carrier: 'DHL'},
        ],
      },
    },
  ];
  expect(numbersOf(packages)).toEqual([
    ['T1', 2],
    ['untracked', 2],
    ['untracked-2', 3],
    ['T2', 3],
    ['T2#2', 4],
  ]);
});

test.each([['FR'], [7], [['FR']], [true], [{common_country_iso_a2: {}}]])(
  'a delivery %p is reported once for all lines of its package',
  (delivery) => {
    const packages = [{cart: [line('1'), line('2')], delivery}];
    expect(readOnly('delivery_country', {packages})).toEqual([
      null,
      null,
      'delivery_country is not a country code in an object named "delivery"',
    ]);
    expect(readOnly('package_number', {packages})).toEqual([1, 1]);
  },
);

test('a delivery of the wrong type is not reported if the country is not selected, or without lines', () => {
  expect(readOnly('package_number', {packages: [{cart: [line('1')], delivery: 'x'}]})).toEqual([1]);
  expect(readOnly('delivery_country', {packages: [{cart: [], delivery: 'x'}]})).toEqual([null]);
});
