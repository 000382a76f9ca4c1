// Tests complete runs with duplicate orders and with numbers that JavaScript cannot represent exactly.

import {ALL_VALUES, fullCatalog} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {messagesOf} from '../helpers/messages.ts';
import {type Sent, shopSending} from '../helpers/sent-orders.ts';
import type {Json} from '../helpers/tap.ts';
import {openSandbox} from '../sandbox/index.ts';

const catalog = fullCatalog();

/** Runs the tap against an API that sends the given orders as raw JSON text. */
async function runOver(orders: readonly Sent[], config: Json = {}) {
  await using sandbox = openSandbox({shop: shopSending(orders)});
  const {code, stdout, stderr} = await runInside(sandbox, {config: {...ALL_VALUES, ...config}, catalog});
  return {code, stdout, warnings: stderr.split('\n').filter((line) => /^(WARNING|CRITICAL)/.test(line))};
}

const linesOf = (stdout: string, stream: string): string[] =>
  stdout.split('\n').filter((line) => line.startsWith(`{"type":"RECORD","stream":"${stream}"`));
const idsOf = (stdout: string): unknown[] =>
  messagesOf(stdout).flatMap(({stream, record}) => (stream === 'order' && record ? [record.marketplace_order_id] : []));

test('ids, amounts, strings and JSON columns keep their digits', async () => {
  const more = `"total_tax": 71234567890123.4567, "order_types": [{"type": 81234567890123456789.0}], "packages": [{
    "cart": [{"id": 91234567890123456789, "merchant_product_id": 12.50, "amount": 2.50, "quantity": 3.0, "feed_id": "31234567890123456789"}],
    "delivery": {"trackings": [{"number": 1e3, "marketplace_order_line_ids": [61234567890123456781, 61234567890123456782]}]}}]`;
  const {code, stdout, warnings} = await runOver([{id: '51234567890123456789', more}]);
  expect([code, warnings]).toEqual([0, []]);
  const [order = ''] = linesOf(stdout, 'order');
  for (const cell of [
    '"marketplace_order_id":"51234567890123456789"',
    '"marketplace_order_line_id":"91234567890123456789"',
    '"total_tax":71234567890123.4567,',
    '"order_types":"[{\\"type\\":81234567890123456789.0}]"',
    '"sku":"12.50"',
    '"line_amount":2.5,',
    '"line_quantity":3,',
    '"lengow_line_id":91234567890123456789,',
    '"feed_id":31234567890123456789,',
  ])
    expect(order).toContain(cell);
  const [tracking = ''] = linesOf(stdout, 'order_tracking');
  expect(tracking).toContain('"tracking_number":"1e3"');
  expect(tracking).toContain('"marketplace_order_line_ids":"[61234567890123456781,61234567890123456782]"');
});

test('orders whose ids differ only beyond JavaScript number precision are different orders', async () => {
  const ids = ['61234567890123456781', '61234567890123456782', '"A"'];
  const {code, stdout, warnings} = await runOver(ids.map((id) => ({id})));
  expect([code, warnings]).toEqual([0, []]);
  expect(idsOf(stdout)).toEqual(['61234567890123456781', '61234567890123456782', 'A']);
});

describe.each(['NaN', 'Infinity', '-Infinity'])('%s as a value', (token) => {
  const orders = [
    {id: '"A"', more: `"shipping": ${token}`},
    {id: '"B"', updatedAt: '2026-02-21T10:00:00Z'},
  ];

  test('stops the stream with a message that names the order and column', async () => {
    const {code, warnings} = await runOver(orders);
    expect(code).toBe(5);
    expect(warnings.at(-1)).toContain('order A on darty: shipping is not an amount');
  });

  test('becomes null if invalid_values is set to null, and everything else is read', async () => {
    const {code, stdout, warnings} = await runOver(orders, {invalid_values: 'null'});
    expect(code).toBe(0);
    expect(linesOf(stdout, 'order').map((line) => /"shipping":([^,]*)/.exec(line)?.[1])).toEqual(['null', 'null']);
    expect(idsOf(stdout)).toEqual(['A', 'B']);
    expect(warnings[0]).toContain('order A on darty: shipping is not an amount');
  });
});

test('NaN as updated_at stops the run, regardless of invalid_values', async () => {
  const {code, warnings} = await runOver([{id: '"A"', more: '"updated_at": NaN'}], {invalid_values: 'null'});
  expect(code).toBe(5);
  expect(warnings.at(-1)).toContain('order A on darty has no valid updated_at');
});

describe('an order that Lengow returns twice', () => {
  test('is written once, with a warning, if the copies are identical and on the same page', async () => {
    const {code, stdout, warnings} = await runOver([{id: '"A"'}, {id: '"A"'}, {id: '"A"'}, {id: '"B"'}]);
    expect(code).toBe(0);
    expect(idsOf(stdout)).toEqual(['A', 'B']);
    expect(warnings).toEqual([
      expect.stringMatching(/^WARNING Lengow returned order A on darty more than once on a page/),
    ]);
  });

  test('is written in its newer version if both copies are on the same page', async () => {
    const older = {id: '"A"', updatedAt: '2026-02-20T10:00:00Z', more: '"discount": 1'};
    const newer = {id: '"A"', updatedAt: '2026-02-20T11:00:00Z', more: '"discount": 2'};
    const {stdout, warnings} = await runOver([older, newer, {id: '"B"'}]);
    expect(linesOf(stdout, 'order').map((line) => /"discount":([^,]*)/.exec(line)?.[1])).toEqual(['null', '2']);
    expect(warnings).toHaveLength(1);
  });

  test('becomes two orders, with a warning, if the copies differ in import time and are over a page apart', async () => {
    const one = {id: '"A"', updatedAt: '2026-02-10T10:00:00Z', more: '"imported_at": "2026-02-03T08:00:00Z"'};
    const two = {id: '"A"', updatedAt: '2026-02-22T10:00:00Z', more: '"imported_at": "2026-02-04T08:00:00Z"'};
    const between = Array.from({length: 230}, (_, index) => ({
      id: `"N-${index}"`,
      updatedAt: `2026-02-${11 + (index % 10)}T10:00:00Z`,
    }));
    const {code, stdout, warnings} = await runOver([one, ...between, two]);
    expect(code).toBe(0);
    expect(idsOf(stdout).filter((id) => id === 'A')).toHaveLength(2);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^WARNING Lengow returned two different orders as order A on darty: their imported_at differs/,
      ),
    ]);
  });
});

describe.each([true, false])(
  'orders with the same update time, of which the oldest has an unusual id (seven days: %s)',
  (sevenDays) => {
    test.each(['"A,1"', '407', '71234567890123456781'])('all orders are read if the id is %s', async (id) => {
      const crowd = Array.from({length: 230}, (_, index) => ({
        id: `"N-${index}"`,
        ordered: `2026-02-26T10:00:${10 + (index % 50)}Z`,
      }));
      const shop = shopSending([...crowd, {id, ordered: '2026-01-09T10:00:00Z'}]);
      await using sandbox = openSandbox({shop, sevenDays});
      const {code, stdout} = await runInside(sandbox, {catalog});
      expect(code).toBe(0);
      expect(idsOf(stdout)).toHaveLength(231);
      expect(idsOf(stdout)).toContain(id.replaceAll('"', ''));
    });
  },
);
