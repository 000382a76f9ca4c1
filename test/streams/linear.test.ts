// The CPU time per order is linear in the number of lines and trackings, even if thousands share one id.
// Reliability: Large orders
// Tried: 10,000 lines, trackings, payments or documents with one id
// Must: the work grows with the size, not with its square

import {orderRecords} from '../../tap/streams/order.ts';
import {orderDocumentRecords} from '../../tap/streams/order-document.ts';
import {orderPaymentRecords} from '../../tap/streams/order-payment.ts';
import {orderTrackingRecords} from '../../tap/streams/order-tracking.ts';
import {contextOf} from './context.ts';

const ORDER = {marketplace: 'fnac', marketplace_order_id: 'BIG', updated_at: '2026-03-04T05:06:07Z'};
const cart = (line: (index: number) => object) => (size: number) => ({
  ...ORDER,
  packages: [{cart: Array.from({length: size}, (_, index) => line(index))}],
});
const carts = (line: (index: number) => object) => (size: number) => ({
  ...ORDER,
  packages: Array.from({length: size}, (_, index) => ({cart: [line(index)]})),
});
const LINE = {marketplace_order_line_id: 'L', id: 7};
const twoCarts = (size: number) => ({
  ...ORDER,
  packages: [null, 5].map((refunded_amount) => ({
    cart: Array.from({length: size / 2}, () => ({...LINE, refunded_amount})),
  })),
});
const trackings = (tracking: (index: number) => object) => (size: number) => ({
  ...ORDER,
  packages: [{delivery: {trackings: Array.from({length: size}, (_, index) => tracking(index))}}],
});

const [FEW, MANY] = [1250, 10_000];

/**
 * The CPU time of this process in microseconds, which excludes other processes. Only the sum is exact: Linux estimates
 * how it divides into user and system.
 */
function workOf(make: () => unknown): number {
  const before = process.cpuUsage();
  make();
  const {user, system} = process.cpuUsage(before);
  return user + system;
}

/** The least of three runs: the others also paid for compiling the code or for collecting garbage. */
const leastWork = (make: () => unknown) => Math.min(...[1, 2, 3].map(() => workOf(make)));

test.each([
  ['lines with the same id', orderRecords, 'order', MANY, cart(() => ({marketplace_order_line_id: 'L'}))],
  ['lines with both ids, all identical, in one cart', orderRecords, 'order', MANY, cart(() => LINE)],
  ['lines with both ids, all identical, each in its own cart', orderRecords, 'order', 1, carts(() => LINE)],
  ['lines with both ids, in two carts with complementary values', orderRecords, 'order', MANY / 2, twoCarts],
  [
    'lines with both ids, all different',
    orderRecords,
    'order',
    MANY,
    cart((index) => ({id: 7, marketplace_order_line_id: 'L', title: `t${index}`})),
  ],
  ['trackings without a number', orderTrackingRecords, 'order_tracking', MANY, trackings(() => ({carrier: 'x'}))],
  [
    'different trackings with the same number',
    orderTrackingRecords,
    'order_tracking',
    MANY,
    trackings((index) => ({number: 'T', carrier: `c${index}`})),
  ],
  [
    'trackings with the same number and different line ids',
    orderTrackingRecords,
    'order_tracking',
    1,
    trackings((index) => ({number: 'T', carrier: 'x', marketplace_order_line_ids: [index]})),
  ],
  [
    'different payments with the same id',
    orderPaymentRecords,
    'order_payment',
    MANY,
    (size: number) => ({...ORDER, payments: Array.from({length: size}, (_, index) => ({id: 1, type: `t${index}`}))}),
  ],
  [
    'different documents with the same id, each of its own line',
    orderDocumentRecords,
    'order_document',
    MANY,
    cart((index) => ({...LINE, documents: [{id: 1, created_at: null, marketplace_doc_id: index}]})),
  ],
] as const)('%s', (_, records, stream, rows, orderOf) => {
  const make = records(contextOf(stream));
  const [few, many] = [orderOf(FEW), orderOf(MANY)];
  expect(make(many).length).toBe(rows);
  // There are eight times as many input rows, so a quadratic algorithm would take 64 times as long.
  expect(leastWork(() => make(many)) / leastWork(() => make(few))).toBeLessThan(32);
});
