// How untidy trackings from the API become rows, with the expected rows worked out by hand.

import {columnsOf, contextOf, type Named, orderTrackingRecords} from './context.ts';

type Raw = Record<string, unknown>;

const order = (packages: unknown): Raw => ({
  account_id: 9,
  marketplace: 'amazon_fr',
  marketplace_order_id: 'A-1',
  updated_at: '2026-01-02T03:04:05Z',
  packages,
});
const tracked = (...trackings: readonly unknown[]): Raw => order([{delivery: {trackings}}]);
const tracking = (number: unknown, rest: Raw = {}): Raw => ({number, ...rest});
const rows = (raw: Raw): Named[] => orderTrackingRecords(raw, contextOf('order_tracking'));
const numbers = (raw: Raw) => rows(raw).map((row) => row.tracking_number);
const problems = (raw: Raw, columns?: string[]) => {
  const context = contextOf('order_tracking', columns);
  orderTrackingRecords(raw, context);
  return context.problems.map(({column}) => column);
};

test.each([
  ['no package', order([])],
  ['packages null', order(null)],
  ['no delivery', order([{}])],
  ['delivery null', order([{delivery: null}])],
  ['delivery false', order([{delivery: false}])],
  ['delivery as an empty map written by PHP', order([{delivery: []}])],
  ['delivery without trackings', order([{delivery: {}}])],
  ['trackings null', order([{delivery: {trackings: null}}])],
  ['trackings false', order([{delivery: {trackings: false}}])],
  ['trackings empty', tracked()],
  ['trackings as an empty object', order([{delivery: {trackings: {}}}])],
])('an order with %s has no row', (_name, raw) => {
  expect(rows(raw)).toEqual([]);
  expect(problems(raw)).toEqual([]);
});

test('an order without a key has no row', () => {
  const context = contextOf('order_tracking');
  expect(orderTrackingRecords({...tracked(tracking('T')), marketplace: null}, context)).toEqual([]);
  expect(context.problems).toMatchObject([{marketplace: null, orderId: 'A-1', column: 'marketplace'}]);
});

test.each([
  ['its own', [tracking('T1'), tracking(42)], ['T1', '42']],
  ['untracked if it has no number', [tracking(null)], ['untracked']],
  ['untracked if its tracking number is false', [tracking(false)], ['untracked']],
  [
    'untracked with a count for each further tracking without a number',
    [tracking(''), {}, tracking(' '), tracking(null)],
    ['untracked', 'untracked-2', 'untracked-3', 'untracked-4'],
  ],
  [
    'never a number that another tracking really has',
    [tracking(null), tracking('untracked'), tracking(''), tracking('untracked-3')],
    ['untracked-2', 'untracked', 'untracked-4', 'untracked-3'],
  ],
])('the number of a tracking is %s', (_name, trackings, expected) =>
  expect(numbers(tracked(...trackings))).toEqual(expected),
);

test('trackings without a number are never merged', () => {
  const same = tracking(null, {carrier: 'UPS'});
  expect(numbers(order([{delivery: {trackings: [same]}}, {delivery: {trackings: [same]}}]))).toEqual([
    'untracked',
    'untracked-2',
  ]);
});

describe('the same number twice in an order', () => {
  test('is one row, with the first value of each column, if no values conflict', () => {
    const raw = order([
      {
        delivery: {
          trackings: [
            tracking('T', {carrier: 'UPS', parcel_weight: '1.50', relay: {id: 7}, marketplace_order_line_ids: ['a']}),
          ],
        },
      },
      {
        delivery: {
          trackings: [
            tracking('T', {
              carrier: 'UPS',
              url: 'https://t',
              parcel_weight: 1.5,
              relay: {id: '7', name: 'Kiosk', type: 'shop'},
              marketplace_order_line_ids: ['b', 'a'],
            }),
          ],
        },
      },
    ]);
    expect(rows(raw)).toEqual([
      {
        account_id: 9,
        marketplace: 'amazon_fr',
        marketplace_order_id: 'A-1',
        tracking_number: 'T',
        carrier: 'UPS',
        method: null,
        tracking_url: 'https://t',
        is_delivered_by_marketplace: null,
        parcel_weight: '1.5',
        shipped_at: null,
        relay: '7',
        updated_at: '2026-01-02T03:04:05.000000Z',
        marketplace_order_line_ids: '["a","b"]',
        relay_name: 'Kiosk',
        relay_type: 'shop',
        package_number: 1,
      },
    ]);
  });

  test('is two rows if any values conflict', () => {
    expect(numbers(tracked(tracking('T', {carrier: 'UPS'}), tracking('T', {carrier: 'DHL'})))).toEqual(['T', 'T#2']);
  });

  test.each([
    ['relay_name', {relay: {id: 1, name: 'a'}}, {relay: {id: 1, name: 'b'}}],
    ['relay_type', {relay: {id: 1, type: 'shop'}}, {relay: {id: 1, type: 'locker'}}],
    ['parcel_weight', {parcel_weight: 1}, {parcel_weight: '1.001'}],
    ['tracking_url', {url: 'https://a'}, {url: 'https://b'}],
    ['is_delivered_by_marketplace', {is_delivered_by_marketplace: 'No'}, {is_delivered_by_marketplace: true}],
  ])('is two rows if only %s conflicts, selected or not', (_column, first, second) => {
    const raw = tracked(tracking('T', first), tracking('T', second));
    expect(numbers(raw)).toEqual(['T', 'T#2']);
    expect(orderTrackingRecords(raw, contextOf('order_tracking', columnsOf('order_tracking', [])))).toHaveLength(2);
  });

  test('is merged into the first compatible row, which keeps the merged values', () => {
    const raw = tracked(
      tracking('T', {carrier: 'UPS'}),
      tracking('T', {carrier: 'DHL'}),
      tracking('T', {method: 'Express'}),
      tracking('T', {method: 'Standard'}),
    );
    expect(rows(raw).map((row) => [row.tracking_number, row.carrier, row.method])).toEqual([
      ['T', 'UPS', 'Express'],
      ['T#2', 'DHL', 'Standard'],
    ]);
  });

  test('skips the number of a real T#2', () => {
    const raw = tracked(tracking('T#2'), tracking('T', {carrier: 'UPS'}), tracking('T', {carrier: 'DHL'}));
    expect(numbers(raw)).toEqual(['T#2', 'T', 'T#3']);
  });
});

test.each([
  ['an id', {id: 15632, name: 'Kiosk'}, '15632', 'Kiosk'],
  ['an id as a string', {id: 'R1', name: null}, 'R1', null],
  ['a name without an id', {id: null, name: 'Kiosk'}, 'Kiosk', 'Kiosk'],
  ['a name with a blank id', {id: ' ', name: 'Kiosk'}, 'Kiosk', 'Kiosk'],
  ['nothing but nulls', {id: null, name: null}, null, null],
  ['null', null, null, null],
  ['an empty array', [], null, null],
  ['a bare string', 'R1', 'R1', null],
  ['a bare number', 7, '7', null],
  ['a blank string', '', null, null],
  ['false', false, null, null],
  ['an object with false', {id: false, name: 'Kiosk'}, 'Kiosk', 'Kiosk'],
])('a relay may be %s', (_name, relay, id, name) => {
  expect(rows(tracked(tracking('T', {relay}))).map((row) => [row.relay, row.relay_name])).toEqual([[id, name]]);
});

test.each([
  ['an array', ['a', 'b'], '["a","b"]'],
  ['an unchanged array, with duplicates and numbers', ['a', 'a', 1], '["a","a",1]'],
  ['empty', [], '[]'],
  ['null', null, null],
  ['absent', undefined, null],
  ['an empty object', {}, '[]'],
  ['a bare id', 'a', '["a"]'],
  ['a blank id', ' ', null],
  ['false', false, null],
])('line ids may be %s', (_name, given, expected) => {
  const [row] = rows(tracked(tracking('T', {marketplace_order_line_ids: given})));
  expect(row?.marketplace_order_line_ids).toBe(expected);
});

test.each([
  ['tracking_number', order('x')],
  ['tracking_number', order([1])],
  ['tracking_number', order([{delivery: 'x'}])],
  ['tracking_number', order([{delivery: ['x']}])],
  ['tracking_number', order([{delivery: {trackings: 'x'}}])],
  ['tracking_number', tracked('x')],
  ['tracking_number', tracked(tracking(['T']))],
  ['parcel_weight', tracked(tracking('T', {parcel_weight: '1 kg'}))],
  ['shipped_at', tracked(tracking('T', {shipped_at: 'soon'}))],
  ['is_delivered_by_marketplace', tracked(tracking('T', {is_delivered_by_marketplace: 2}))],
  ['relay', tracked(tracking('T', {relay: {id: []}}))],
  ['marketplace_order_line_ids', tracked(tracking('T', {marketplace_order_line_ids: {a: 1}}))],
])('an invalid %s is reported once (%#)', (column, raw) => expect(problems(raw)).toEqual([column]));

test('an invalid value in an unselected column becomes null without a report, even when rows are merged', () => {
  const raw = tracked(tracking('T', {parcel_weight: 'x'}), tracking('T', {parcel_weight: 2}));
  expect(problems(raw, columnsOf('order_tracking', ['carrier']))).toEqual([]);
  expect(numbers(raw)).toEqual(['T']);
});

test('two trackings that differ only in an unselected column remain two rows', () => {
  const context = contextOf('order_tracking', columnsOf('order_tracking', []));
  const raw = tracked(tracking('T', {carrier: 'UPS'}), tracking('T', {carrier: 'DHL'}));
  expect(orderTrackingRecords(raw, context)).toEqual(
    ['T', 'T#2'].map((number) => ({
      account_id: 9,
      marketplace: 'amazon_fr',
      marketplace_order_id: 'A-1',
      tracking_number: number,
    })),
  );
});
