// The views over a warehouse's tables after an order changes. The expected results are worked out by hand.
// Completeness: C8

import {OPT_IN_STREAMS, type OptInStream, ORDER_KEY} from '../helpers/streams.ts';
import {Database, idOf, type Table, type Variant, variants} from './database.ts';

type Rows = readonly (readonly [
  id: string,
  updated: number,
  extracted: number,
  rest?: Record<string, string | number>,
])[];

const lines = (order: string, rows: Rows) =>
  rows.map(([id, updated_at, extracted, rest]) => ({
    table: '"order"' as const,
    row: {marketplace_order_id: order, marketplace_order_line_id: id, updated_at, extracted, ...rest},
  }));
const trackings = (order: string, rows: Rows) =>
  rows.map(([id, updated_at, extracted, rest]) => ({
    table: 'order_tracking' as const,
    row: {marketplace_order_id: order, tracking_number: id, updated_at, extracted, ...rest},
  }));

const parts = (table: OptInStream, order: string, rows: Rows) =>
  rows.map(([id, updated_at, extracted, rest]) => ({
    table,
    row: {marketplace_order_id: order, [idOf(table)]: id, updated_at, extracted, ...rest},
  }));

async function databaseOf(
  variant: Variant,
  ...rows: readonly {readonly table: Table; readonly row: Readonly<Record<string, string | number>>}[][]
): Promise<Database> {
  const database = await Database.open(variant);
  for (const {table, row} of rows.flat()) await database.insert(table, row);
  return database;
}
const LINES = "select marketplace_order_id || ' ' || marketplace_order_line_id from order_current order by 1";
const TRACKINGS = "select marketplace_order_id || ' ' || tracking_number from order_tracking_current order by 1";

const currentOf = (table: OptInStream) =>
  `select marketplace_order_id || ' ' || ${idOf(table)} from ${table}_current order by 1`;

describe.each(variants)('$folder, instants stored as $instants', (variant) => {
  const kept = variant.folder === 'with-extracted-at';

  test('a removed line is not current, and other orders are not affected', async () => {
    using database = await databaseOf(
      variant,
      lines('A', [
        ['L1', 2, 20],
        ['L2', 1, 10],
      ]),
      lines('B', [
        ['L1', 1, 10],
        ['L2', 1, 10],
      ]),
      lines('A', [
        ['L9', 1, 10, {marketplace: 'other'}],
        ['L8', 1, 10, {account_id: 2}],
      ]),
    );
    expect(await database.column(LINES)).toEqual(['A L1', 'A L8', 'A L9', 'B L1', 'B L2']);
  });

  test('only the latest state of an emptied or filled cart is current', async () => {
    using database = await databaseOf(
      variant,
      lines('emptied', [
        ['L1', 1, 10],
        ['no-line', 2, 20],
      ]),
      lines('filled', [
        ['no-line', 1, 10],
        ['L1', 2, 20],
        ['L2', 2, 20],
      ]),
    );
    expect(await database.column(LINES)).toEqual(['emptied no-line', 'filled L1', 'filled L2']);
  });

  test('after a tracking receives its number, its numbered row is current and its untracked row is not', async () => {
    using database = await databaseOf(
      variant,
      lines('A', [['L1', 2, 20]]),
      trackings('A', [
        ['untracked', 1, 10],
        ['T1', 2, 20],
      ]),
    );
    expect(await database.column(TRACKINGS)).toEqual(['A T1']);
  });

  test('trackings are not current if their order no longer has any', async () => {
    using database = await databaseOf(
      variant,
      lines('lost', [['L1', 2, 20]]),
      trackings('lost', [
        ['T1', 1, 10],
        ['T2', 1, 10],
      ]),
      lines('kept', [['L1', 1, 20]]),
      trackings('kept', [['T1', 1, 10]]),
      trackings('ahead', [['T1', 3, 30]]),
      lines('ahead', [['L1', 2, 20]]),
      lines('lost', [['L1', 1, 10, {marketplace: 'other'}]]),
      trackings('lost', [['T3', 1, 10, {marketplace: 'other'}]]),
    );
    expect(await database.column(TRACKINGS)).toEqual(['ahead T1', 'kept T1', 'lost T3']);
  });

  test('after an order loses its second package and its billing address changes, one delivery is current', async () => {
    using database = await databaseOf(
      variant,
      lines('A', [['L1', 2, 20]]),
      parts('order_address', 'A', [
        ['billing', 2, 20],
        ['delivery-1', 2, 20],
        ['delivery-2', 1, 10],
      ]),
      parts('order_address', 'A', [['delivery-2', 1, 10, {marketplace: 'other'}]]),
      // The addresses need no other table.
      parts('order_address', 'B', [['billing', 1, 10]]),
      lines('B', [['L1', 9, 59]]),
    );
    expect(await database.column(currentOf('order_address'))).toEqual([
      'A billing',
      'A delivery-1',
      'A delivery-2',
      'B billing',
    ]);
  });

  test.each(['order_payment', 'order_document'] as const)(
    'rows of %s are not current if their order no longer has any, or has others',
    async (table) => {
      using database = await databaseOf(
        variant,
        lines('lost', [['L1', 2, 20]]),
        parts(table, 'lost', [['9', 1, 10]]),
        lines('changed', [['L1', 2, 20]]),
        parts(table, 'changed', [
          ['9', 2, 20],
          ['payment-2', 1, 10],
        ]),
        lines('kept', [['L1', 1, 20]]),
        parts(table, 'kept', [['9', 1, 10]]),
        parts(table, 'ahead', [['9', 3, 30]]),
        lines('ahead', [['L1', 2, 20]]),
        lines('lost', [['L1', 1, 10, {marketplace: 'other'}]]),
        parts(table, 'lost', [['8', 1, 10, {marketplace: 'other'}]]),
      );
      expect(await database.column(currentOf(table))).toEqual(['ahead 9', 'changed 9', 'kept 9', 'lost 8']);
    },
  );

  test('the newest row of an action is current, if the target appends', async () => {
    const row = (action_id: number, outcome: string, updated_at: number) => ({
      table: 'order_action' as const,
      row: {action_id, outcome, updated_at, extracted: updated_at},
    });
    const rows = [row(1, 'queued', 10), row(1, 'done', 20), row(2, 'failed', 15), row(1, 'sent', 12)];
    using database = await databaseOf(variant, rows);
    expect(await database.column('select outcome from order_action_current order by action_id')).toEqual([
      'done',
      'failed',
    ]);
  });

  test('a line of a stock report that was appended twice is shown once', async () => {
    const row = (document_id: string, ean: string, extracted: number) => ({
      table: 'zfs_stock' as const,
      row: {feed_id: '222', document_id, ean, location_id: 'W', total_quantity: 7, report_created_at: 10, extracted},
    });
    const rows = [row('1', 'A', 20), row('1', 'B', 20), row('2', 'A', 21), row('1', 'A', 30), row('1', 'B', 30)];
    using database = await databaseOf(variant, rows);
    const query = 'select document_id || ean from zfs_stock_current order by 1';
    expect(await database.column(query)).toEqual(['1A', '1B', '2A']);
  });

  test('an order has one header, with its newest values', async () => {
    using database = await databaseOf(
      variant,
      lines('A', [
        ['L1', 2, 20, {total_order: 30, lengow_status: 'shipped'}],
        ['L2', 2, 20, {total_order: 30, lengow_status: 'shipped'}],
        ['L3', 1, 10, {total_order: 45, lengow_status: 'new'}],
      ]),
      lines('B', [['no-line', 1, 10, {total_order: 12.5}]]),
    );
    expect(await database.column('select total_order from order_header order by marketplace_order_id')).toEqual([
      30, 12.5,
    ]);
    expect(await database.columns('order_header')).toEqual([
      'account_id',
      'marketplace',
      'marketplace_order_id',
      'marketplace_order_date',
      'lengow_status',
      'marketplace_status',
      'currency',
      'total_order',
      'total_tax',
      'commission',
      'shipping',
      'discount',
      'merchant_order_id',
      'imported_at',
      'updated_at',
      'anonymized',
    ]);
  });

  test('a view has the columns that are selected by default and not personal, and the extraction time', async () => {
    using database = await databaseOf(variant);
    const extracted = kept ? ['_sdc_extracted_at'] : [];
    expect(await database.columns('order_tracking_current')).toEqual([
      ...ORDER_KEY,
      ...['tracking_number', 'carrier', 'method', 'tracking_url', 'is_delivered_by_marketplace', 'parcel_weight'],
      ...['shipped_at', 'relay', 'updated_at', ...extracted],
    ]);
    expect(await database.columns('order_address_current')).toEqual([
      ...ORDER_KEY,
      ...['address_role', 'package_number', 'country', 'updated_at', ...extracted],
    ]);
    expect(await database.columns('order_raw_current')).toEqual([
      ...ORDER_KEY,
      ...['raw', 'lengow_status', 'anonymized', 'updated_at', ...extracted],
    ]);
  });

  const silent = [
    lines('A', [
      ['L1', 1, 20, {total_order: 30}],
      ['L2', 1, 10, {total_order: 45}],
    ]),
    trackings('A', [
      ['untracked', 1, 10],
      ['T1', 1, 20],
    ]),
    ...OPT_IN_STREAMS.map((table) =>
      parts(table, 'A', [
        ['old', 1, 10],
        ['new', 1, 20],
      ]),
    ),
  ];
  test(`a change that left updated_at unchanged is ${kept ? 'detected' : 'not detected'}`, async () => {
    using database = await databaseOf(variant, ...silent);
    expect(await database.column(LINES)).toEqual(kept ? ['A L1'] : ['A L1', 'A L2']);
    expect(await database.column(TRACKINGS)).toEqual(kept ? ['A T1'] : ['A T1', 'A untracked']);
    for (const table of OPT_IN_STREAMS)
      expect(await database.column(currentOf(table))).toEqual(kept ? ['A new'] : ['A new', 'A old']);
  });

  test('an order still has only one header', async () => {
    using database = await databaseOf(variant, ...silent);
    expect(await database.column('select total_order from order_header')).toEqual([30]);
  });
});
