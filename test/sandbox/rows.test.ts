import {type Line, NO_ROW, NO_VALUES, type Order, type Tracking, type TrackingValues} from './order-types.ts';
import {type Raw, render} from './render.ts';
import {orderRows, trackingRows} from './rows.ts';
import {createShop} from './shop.ts';

const example = createShop({orders: 1, unlisted: 0, now: '2026-03-01T12:00:00Z'}).orders[0]?.order as Order;
const values = {...NO_VALUES, product: 'P1', quantity: 1, amount: '5'};
const parcel: TrackingValues = {
  carrier: null,
  method: null,
  url: null,
  byMarketplace: null,
  weight: null,
  shippedAt: null,
  relay: null,
  lineIds: null,
};

const withLines = (...lines: Partial<Line>[]): Order => ({
  ...example,
  era: 2024,
  lines: [lines.map((line) => ({lineId: 'A', lengowId: 1, row: 'A', package: 0 as const, values, ...line}))],
});

const withTrackings = (...trackings: Partial<Tracking>[]): Order => ({
  ...example,
  trackings: [
    trackings.map((each) => ({number: 'N', row: 'N', package: 0 as const, sent: parcel, arrives: parcel, ...each})),
  ],
});

const lineIds = (order: Order) => orderRows(order, 155).map((row) => row.marketplace_order_line_id);
const numbers = (order: Order) => trackingRows(order, 155).map((row) => row.tracking_number);

test('an order without lines becomes one row with empty line columns', () => {
  const [row, ...others] = orderRows({...example, lines: []}, 155);
  expect(others).toEqual([]);
  expect(row).toMatchObject({marketplace_order_line_id: 'no-line', line_quantity: null, line_amount: null, sku: null});
});

test('a line without any id gets an id based on its position among all lines in the response', () => {
  expect(lineIds(withLines({package: 1, lineId: null, row: null}, {row: 'B'}))).toEqual(['B', 'line-2']);
});

test('a line that appears twice becomes one row but takes up two positions', () => {
  expect(lineIds(withLines({}, {row: NO_ROW}, {lineId: null, row: null}))).toEqual(['A', 'line-3']);
});

test('trackings without a number are numbered in response order', () => {
  const without = {number: null, row: null};
  expect(numbers(withTrackings({...without, package: 1}, {}, without))).toEqual(['N', 'untracked', 'untracked-2']);
});

test('a relay is represented by its id or, failing that, its name', () => {
  const relay = (id: string | number | null, name: string | null) =>
    trackingRows(withTrackings({arrives: {...parcel, relay: {id, name, type: null}}}), 155)[0]?.relay;
  expect([relay(15632, 'Kiosk'), relay(null, 'Kiosk'), relay(null, null), relay(0, null)]).toEqual([
    '15632',
    'Kiosk',
    null,
    '0',
  ]);
});

test('merchant ids are joined, and a missing list becomes null', () => {
  const joined = (merchantIds: string | string[] | null) =>
    orderRows({...example, values: {...example.values, merchantIds}}, 155)[0]?.merchant_order_id;
  expect([joined(['1', '2']), joined('7'), joined([]), joined(null)]).toEqual(['1,2', '7', null, null]);
});

test('an amount without an exchange rate is null in the row, and -1 or null in the response', () => {
  const amounts = {...example.values.amounts, total: null};
  const order = {...example, values: {...example.values, amounts}};
  expect(orderRows(order, 155)[0]?.total_order).toBeNull();
  expect([-1, '-1', '-1.00', null]).toContain(render(order, 155).total_order);
});

test('an order without an exchange rate has no amount of -1, which would mean that it is missing', () => {
  // In this shop, the dice give order 276 no exchange rate and a commission of -1.
  const {order} = createShop({seed: '649286803/499', orders: 500}).truth();
  const row = order.find(({marketplace_order_id: id}) => id === '408-1000276-7777501');
  expect([row?.total_order, row?.commission]).toEqual([null, null]);
});

test('the response has as many lines and trackings as the order, spread across its packages', () => {
  const order = {...withLines({}, {package: 1}), trackings: withTrackings({package: 1}, {}, {}).trackings};
  const packages = render(order, 155).packages as {cart: Raw[]; delivery: {trackings: Raw[]}}[];
  expect(packages.map(({cart}) => cart.length)).toEqual([1, 1]);
  expect(packages.map(({delivery}) => delivery.trackings.length)).toEqual([2, 1]);
});

test('for an order from 2016, neither the response nor the row contains fields that were added later', () => {
  const old = createShop({orders: 60, unlisted: 0}).orders.find(({order}) => order?.era === 2016)?.order as Order;
  const [row] = orderRows(old, 155);
  expect(row).toMatchObject({anonymized: null, discount: null, original_total_order: null, order_types: null});
  expect(Object.keys(render(old, 155))).not.toEqual(expect.arrayContaining(['anonymized']));
});
