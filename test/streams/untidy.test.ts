// Invariants for every order, however untidy: keys are present, unique and stable, and rows are complete.

import fc from 'fast-check';
import {type StreamId, streamSchemas} from '../../catalog/streams.ts';
import type {Raw, RowContext} from '../../tap/streams/stream.ts';
import {parseExactly} from '../../values/exact-json.ts';
import {createShop} from '../sandbox/index.ts';
import {
  allColumns,
  columnsOf,
  contextOf,
  type Named,
  orderAddressRecords,
  orderDocumentRecords,
  orderPaymentRecords,
  orderRawRecords,
  orderRecords,
  orderTrackingRecords,
  policyOf,
} from './context.ts';
import {untidyOrder} from './untidy-order.ts';

const streams = [
  ['order', orderRecords],
  ['order_tracking', orderTrackingRecords],
  ['order_address', orderAddressRecords],
  ['order_payment', orderPaymentRecords],
  ['order_document', orderDocumentRecords],
  ['order_raw', orderRawRecords],
] as const;
const runs = {numRuns: 600};

const keyOf = (stream: StreamId, row: Named): unknown[] =>
  streamSchemas[stream]['x-key-properties'].map((key) => row[key]);
const check = (property: Parameters<typeof fc.assert>[0]) => fc.assert(property, runs);

test.each(streams)('%s: no key is null, blank or duplicated within an order', (stream, records) => {
  check(
    fc.property(untidyOrder, (order) => {
      const keys = records(order, contextOf(stream)).map((row) => keyOf(stream, row));
      for (const [account, ...texts] of keys) {
        expect(Number.isSafeInteger(account)).toBe(true);
        for (const text of texts) expect(String(text).trim()).not.toBe('');
      }
      expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(keys.length);
    }),
  );
});

test.each(streams)(
  '%s: a row has exactly the selected columns, in order and with the right types',
  (stream, records) => {
    check(
      fc.property(untidyOrder, fc.subarray(allColumns(stream)), (order, names) => {
        const columns = columnsOf(stream, names);
        for (const row of records(order, contextOf(stream, columns))) {
          expect(Object.keys(row)).toEqual(columns);
          for (const name of columns) expect(isOfType(stream, name, row[name])).toBe(true);
        }
      }),
    );
  },
);

test.each(streams)('%s: keys do not depend on the selection or on what is withheld', (stream, records) => {
  check(
    fc.property(
      untidyOrder,
      fc.subarray(allColumns(stream)),
      fc.constantFrom('open', 'hidden', 'erased'),
      (order, names, standing) => {
        const keys = (context: RowContext) => records(order, context).map((row) => keyOf(stream, row));
        const some = {...contextOf(stream, columnsOf(stream, names)), policy: policyOf(standing)};
        expect(keys(some)).toEqual(keys(contextOf(stream)));
      },
    ),
  );
});

test.each(streams)('%s: a value does not depend on which other columns are selected', (stream, records) => {
  check(
    fc.property(untidyOrder, fc.subarray(allColumns(stream)), (order, names) => {
      const columns = columnsOf(stream, names);
      const all = records(order, contextOf(stream)).map((row) => columns.map((column) => row[column]));
      expect(records(order, contextOf(stream, columns)).map(Object.values)).toEqual(all);
    }),
  );
});

test.each(streams)("%s: keys in the sandbox's shop do not depend on the selection", (stream, records) => {
  const shop = createShop({orders: 150, seed: 'selections'});
  const orders = shop.orders.map((order) => parseExactly(shop.json(order)) as Raw);
  const keysWith = (columns?: string[]) =>
    orders.flatMap((order) => records(order, contextOf(stream, columns)).map((row) => keyOf(stream, row)));
  const keys = keysWith();
  fc.assert(
    fc.property(fc.subarray(allColumns(stream)), (names) => {
      expect(keysWith(columnsOf(stream, names))).toEqual(keys);
    }),
    {numRuns: 15},
  );
});

test.each(streams)('%s: an unselected column is never reported', (stream, records) => {
  check(
    fc.property(untidyOrder, fc.subarray(allColumns(stream)), (order, names) => {
      const context = contextOf(stream, columnsOf(stream, names));
      records(order, context);
      for (const {column} of context.problems) expect(context.columns).toContain(column);
    }),
  );
});

test('an order with a key always has a row in `order`', () => {
  check(
    fc.property(untidyOrder, (order) => {
      const context = contextOf('order');
      const rows = orderRecords({...order, account_id: 9, marketplace: 'm', marketplace_order_id: 'o'}, context);
      expect(rows.length).toBeGreaterThan(0);
    }),
  );
});

test('an order with a key always has one `billing` row in `order_address`', () => {
  check(
    fc.property(untidyOrder, (order) => {
      const context = contextOf('order_address');
      const rows = orderAddressRecords({...order, account_id: 9, marketplace: 'm', marketplace_order_id: 'o'}, context);
      expect(rows.filter(({address_role: role}) => role === 'billing')).toHaveLength(1);
    }),
  );
});

test('every line that `order_document` names has a row in `order`', () => {
  check(
    fc.property(untidyOrder, (order) => {
      const lines = orderRecords(order, contextOf('order')).map((row) => row.marketplace_order_line_id);
      for (const {marketplace_order_line_ids: ids} of orderDocumentRecords(order, contextOf('order_document')))
        expect(lines).toEqual(expect.arrayContaining(JSON.parse(String(ids)) ?? []));
    }),
  );
});

function isOfType(stream: StreamId, name: string, value: unknown): boolean {
  const {type, format} = streamSchemas[stream].properties[name] ?? {type: ''};
  if (value === null) return type.includes('null');
  if (format) return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(value);
  if (type.includes('number')) return typeof value === 'string' && /^-?(0|[1-9]\d*)(\.\d*[1-9])?$/.test(value);
  if (type.includes('integer')) return Number.isSafeInteger(value);
  return type.includes(typeof value) && isStorable(value);
}

const isStorable = (value: unknown): boolean =>
  typeof value !== 'string' || (value.isWellFormed() && !value.includes('\0') && !value.includes('\\u0000'));
