// The keys of an order's rows do not depend on the selection, on the modes or on what has become of the order, except
// `tracking_number` on `parcel`.

import fc from 'fast-check';
import type {StreamId} from '../../../catalog/streams.ts';
import {withhold} from '../../../catalog/withhold.ts';
import {modesOf} from '../../../config/personal.ts';
import {orderRecords} from '../../../tap/streams/order.ts';
import {orderAddressRecords} from '../../../tap/streams/order-address.ts';
import {orderDocumentRecords} from '../../../tap/streams/order-document.ts';
import {orderPaymentRecords} from '../../../tap/streams/order-payment.ts';
import {orderRawRecords} from '../../../tap/streams/order-raw.ts';
import {orderTrackingRecords} from '../../../tap/streams/order-tracking.ts';
import {Hashes} from '../../../tap/streams/personal/hash.ts';
import {permitted} from '../../../tap/streams/personal/permitted.ts';
import {Policy} from '../../../tap/streams/personal/policy.ts';
import type {Raw} from '../../../tap/streams/stream.ts';
import {parseExactly} from '../../../values/exact-json.ts';
import {type Micros, parseInstant} from '../../../values/instant.ts';
import {type PersonalClass, type PersonalMode, personalClasses, personalModes} from '../../../values/personal.ts';
import {PERSONAL_KEY} from '../../helpers/keyed-hash.ts';
import {ALL_KEYS, ORDER_KEY} from '../../helpers/streams.ts';
import {createShop, openSandbox} from '../../sandbox/index.ts';
import {ACCOUNT, API_HOST, allColumns, columnsOf} from '../context.ts';
import {untidyOrder} from '../untidy-order.ts';

const RECORDS = {
  order: orderRecords,
  order_address: orderAddressRecords,
  order_document: orderDocumentRecords,
  order_payment: orderPaymentRecords,
  order_raw: orderRawRecords,
  order_tracking: orderTrackingRecords,
} as const satisfies Partial<Record<StreamId, unknown>>;
type Id = keyof typeof RECORDS;

const [UPPER, RUNS] = [parseInstant('2026-03-01T12:00:00Z') as Micros, {numRuns: 1000}];

const modes = fc.record(
  Object.fromEntries(personalClasses.map((one) => [one, fc.constantFrom(...personalModes)])),
) as fc.Arbitrary<Record<PersonalClass, PersonalMode>>;
const settings = fc.record({modes, days: fc.integer({min: 1, max: 800}), isErased: fc.boolean()});
type Settings = typeof settings extends fc.Arbitrary<infer T> ? T : never;

const OPEN: Settings = {modes: modesOf({all: 'full'}), days: 36_500, isErased: false};

const sandbox = openSandbox({
  shop: createShop({orders: 400, seed: 'keys', unknownMembers: true, now: '2026-03-01T12:00:00Z'}),
  canaries: true,
});
const shopOrders = sandbox.shop.orders.map((entry) => parseExactly(sandbox.sent(entry)) as Raw);
const orders: fc.Arbitrary<Raw> = fc.oneof(untidyOrder, fc.constantFrom(...shopOrders));

/** The rows of an order as a run writes them, by column. */
function rowsOf(id: Id, order: Raw, names: readonly string[], {modes: given, days, isErased}: Settings) {
  const asked = {id, name: id, columns: columnsOf(id, names), replicationMethod: 'INCREMENTAL'} as const;
  const [stream = asked] = withhold([asked], given).streams;
  const policy = new Policy({
    modes: given,
    maxAgeDays: days,
    upper: UPPER,
    isErased: () => isErased,
    hashes: new Hashes(PERSONAL_KEY),
  });
  const context = {accountId: ACCOUNT, apiHost: API_HOST, columns: stream.columns, invalid: () => {}, policy};
  const rows = permitted(RECORDS[id], stream, policy)(context)(order);
  return rows.map((row) => Object.fromEntries(stream.columns.map((column, place) => [column, row[place]])));
}

const keysIn = (rows: readonly Readonly<Record<string, unknown>>[], columns: readonly string[]): string[] =>
  rows.map((row) => JSON.stringify(columns.map((column) => row[column])));

test.each(Object.keys(RECORDS) as Id[])('%s', (id) => {
  fc.assert(
    fc.property(orders, fc.subarray(allColumns(id)), settings, (order, names, given) => {
      const [usual, found] = [rowsOf(id, order, allColumns(id), OPEN), rowsOf(id, order, names, given)];
      const isMoved = id === 'order_tracking' && (given.isErased || given.modes.parcel !== 'full');
      const columns = isMoved ? ORDER_KEY : ALL_KEYS[id];
      expect(keysIn(found, columns)).toEqual(keysIn(usual, columns));
      expect(new Set(keysIn(found, ALL_KEYS[id])).size).toBe(found.length);
    }),
    RUNS,
  );
});
