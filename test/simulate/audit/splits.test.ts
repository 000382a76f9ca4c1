// Tests which orders are excused as split by a stop, and which are not. The tables are hand-written.

import {Broken} from '../failure.ts';
import {CLOSED} from '../personal.ts';
import type {Order} from '../shop.ts';
import {Shop} from '../shop.ts';
import {Shops} from '../shops.ts';
import type {Row} from '../target/message.ts';
import {Warehouse} from '../target/warehouse.ts';
import {DAY, isoOf, microsOf} from '../time.ts';
import {FEATURES, traitsOf} from '../traits.ts';
import {equalsShop} from './final.ts';
import {Lagging} from './lagging.ts';
import {Splits} from './splits.ts';

const NOW = microsOf('2026-11-21T10:00:00Z') as number;
const OLD = NOW - 20 * DAY;
const FULL = {parcels: 'full', record: {}} as const;

const fail = (message: string): never => {
  throw new Broken(message);
};

/** A shop with one order of three lines, all of which have been written and claimed, up to the lookback. */
function begun() {
  const shop = new Shop();
  const dates = {importedAt: OLD, orderDate: OLD, updatedAt: OLD, visibleMs: 0};
  const {current} = shop.create({marketplace: 'fnac', lines: ['l0', 'l1', 'l2'], trackings: [], ...dates});
  const warehouse = new Warehouse();
  const shops = new Shops(shop, new Shop());
  const splits = new Splits({shops, warehouse, fail});
  const write = (parts: readonly string[], extracted: string, serial = current.serial) => {
    const row: Omit<Row, 'part'> = {...FULL, stream: 'order', order: 'fnac o-1', serial, updatedAt: OLD, extracted};
    for (const part of parts) warehouse.load({...row, part});
  };
  const ends = (lookbackDays: number) => {
    const claims = `${isoOf(OLD - 60 * DAY)}/${isoOf(NOW - lookbackDays * DAY)}`;
    const input = {bookmarks: {order: {account_id: '42', claims}}};
    const traits = {...traitsOf(1, {without: new Set(FEATURES), mostOrders: 1}, NOW / 1000), startDate: OLD - DAY};
    const reading = {
      input,
      streams: ['order'] as const,
      fullTable: [],
      scope: undefined,
      lookbackDays,
      endDate: undefined,
      parts: [],
      policy: CLOSED,
    };
    const final = {...reading, startDate: traits.startDate};
    const means = {
      shops,
      traits,
      warehouse,
      splits,
      lagging: new Lagging(traits),
      fail,
      assumed: new Map<string, number>(),
    };
    return equalsShop({...means, reading: final, from: traits.startDate, nowMs: NOW / 1000});
  };
  write(['l0', 'l1', 'l2'], '1');
  splits.ended(0);
  return {shop, write, splits, ends};
}

test('an order left split by a stop is excused and counted if the last run reads less far back', () => {
  const {write, splits, ends} = begun();
  write(['l0'], '2');
  splits.ended(1);
  splits.ended(0);
  expect(ends(7)).toBe(1);
});

test('a split order within the range of the last run is not excused', () => {
  const {write, splits, ends} = begun();
  write(['l0'], '2');
  splits.ended(1);
  expect(() => ends(30)).toThrow(/at the end order fnac o-1 has v1 with l0;/);
});

test('an order that was read again is complete and needs no excuse', () => {
  const {write, splits, ends} = begun();
  write(['l0'], '2');
  splits.ended(1);
  write(['l0', 'l1', 'l2'], '3');
  splits.ended(0);
  expect(ends(7)).toBe(0);
});

test('a successful run leaves no order split', () => {
  const {write, splits} = begun();
  write(['l0', 'l2'], '2');
  expect(() => splits.ended(0)).toThrow('rows of one order were written separately: order fnac o-1 v1');
});

test('an order with a row from another version is lost, not split', () => {
  const {write, splits, ends} = begun();
  write(['l0'], '2');
  write(['l1'], '1', 0);
  splits.ended(1);
  expect(() => ends(7)).toThrow(/at the end order fnac o-1/);
});

test('an order whose new version was only partly written is lost, not split', () => {
  const {shop, write, splits, ends} = begun();
  const [order] = shop.orders;
  shop.change(order as Order, {updatedAt: OLD + DAY, lines: ['l0', 'l3']});
  write(['l0'], '2', order?.current.serial);
  splits.ended(1);
  expect(() => ends(7)).toThrow(/at the end order fnac o-1 has v2 with l0; the shop has v2 of .* with l0,l3/);
});

test('a stop splits at most one order per stream', () => {
  const shop = new Shop();
  const warehouse = new Warehouse();
  const dates = {importedAt: OLD, orderDate: OLD, updatedAt: OLD, visibleMs: 0};
  for (const order of ['fnac o-1', 'fnac o-2']) {
    const {current} = shop.create({marketplace: 'fnac', lines: ['l0', 'l1'], trackings: [], ...dates});
    const row = {...FULL, stream: 'order', order, serial: current.serial, updatedAt: OLD} as const;
    for (const part of ['l0', 'l1']) warehouse.load({...row, part, extracted: part});
  }
  expect(() => new Splits({shops: new Shops(shop, new Shop()), warehouse, fail}).ended(1)).toThrow(
    /order fnac o-1 v1, order fnac o-2 v2/,
  );
});

describe('trackings that were written again under a policy that withholds their numbers', () => {
  const names = (again: readonly string[]) => {
    const shop = new Shop();
    const warehouse = new Warehouse();
    const dates = {importedAt: OLD, orderDate: OLD, updatedAt: OLD, visibleMs: 0};
    const {current} = shop.create({marketplace: 'fnac', lines: [], trackings: ['t0', 't1'], ...dates});
    const row = {
      record: {},
      stream: 'order_tracking',
      order: 'fnac o-1',
      serial: current.serial,
      updatedAt: OLD,
    } as const;
    for (const part of ['t0', 't1']) warehouse.load({...row, part, parcels: 'full', extracted: '1'});
    for (const part of again) warehouse.load({...row, part, parcels: 'none', extracted: '2'});
    const splits = new Splits({shops: new Shops(shop, new Shop()), warehouse, fail});
    splits.ended(1);
    return splits.has('order_tracking', 'fnac o-1', current.serial);
  };

  test('are split if only some of them were', () => {
    expect(names(['untracked'])).toBe(true);
  });

  test('are whole if all of them were, although the old rows stay', () => {
    expect(names(['untracked', 'untracked-2'])).toBe(false);
  });
});
