// How a query is sent: with slightly wider bounds, in whole seconds, with the suffix Z.
// Completeness: C2

import fc from 'fast-check';
import {ORDERS} from '../../../tap/lengow/orders/route.ts';
import {type Query, queryParams, sentFrom, sentTo} from '../../../tap/lengow/walk/query.ts';
import {parseInstant, SECOND} from '../../../values/instant.ts';

const at = (text: string) => parseInstant(text) ?? 0;
const updated = {from: at('2026-01-01T00:00:00.5Z'), to: at('2026-02-01T00:00:00Z')};

test('a query sends the ordering, the page size and both bounds, each widened by a second', () => {
  expect(queryParams({updated}, ORDERS)).toEqual({
    ordering: 'updated_at,marketplace,marketplace_order_id',
    page_size: '100',
    updated_from: '2025-12-31T23:59:59Z',
    updated_to: '2026-02-01T00:00:01Z',
  });
});

test('a query sends every parameter that it can contain', () => {
  const entered = {from: at('2020-01-01')};
  const orderDate = {to: at('2021-01-01')};
  const query: Query = {updated, entered, orderDate, marketplaces: ['a', 'b'], orderBy: '-updated_at', page: 3};
  const params = queryParams(query, ORDERS);
  expect(params).toMatchObject({
    ordering: '-updated_at,marketplace,marketplace_order_id',
    imported_from: '2019-12-31T23:59:59Z',
    marketplace_order_date_to: '2021-01-01T00:00:01Z',
    marketplace: 'a,b',
    page: '3',
  });
  expect(Object.keys(params)).not.toEqual(expect.arrayContaining(['imported_to']));
});

test('bounds are sent in whole seconds, widened by one to two seconds', () => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: 4e15}), (instant) => {
      for (const [sent, wider] of [
        [sentFrom(instant), instant - sentFrom(instant)],
        [sentTo(instant), sentTo(instant) - instant],
      ] as const) {
        expect(Number.isInteger(sent / SECOND)).toBe(true);
        expect(wider >= SECOND && wider < 2 * SECOND).toBe(true);
      }
    }),
  );
});
