// Values that do not fit their column, and orders that cannot be written at all.

import {auditOf} from '../helpers/auditor.ts';
import {expectWhole, runOn} from '../helpers/checked-run.ts';
import {endOf} from '../helpers/claims.ts';
import {ALL_VALUES, fullCatalog} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {lastState, rowsOf} from '../helpers/messages.ts';
import {shopWith} from '../helpers/odd-orders.ts';
import {openSandbox, startSandbox} from '../sandbox/index.ts';

describe('invalid_values: fail', () => {
  test('an invalid amount stops its stream before that order, and the other stream is complete', async () => {
    const shop = shopWith({total_order: 'PII-twelve'});
    await using sandbox = await startSandbox({shop});
    const run = await runOn(sandbox);
    expect(run.code).toBe(5);
    expectWhole(run);
    expect(auditOf(shop, run.stdout)).toEqual([]);
    expect(run.lastLine).toMatch(
      /^CRITICAL order: order ODD on \w+: total_order is not .*set invalid_values to "null"/,
    );
    const {order, order_tracking: tracking} = lastState(run.stdout)?.bookmarks ?? {};
    expect(endOf(order) < endOf(tracking)).toBe(true);
    const rows = rowsOf(run.stdout);
    expect(rows.order.join('')).not.toContain('"ODD"');
    expect(rows.order.length).toBeLessThan(shop.truth().order.length);
    expect(rows.order_tracking.length).toBeGreaterThanOrEqual(shop.truth().order_tracking.length);
  });

  test('an invalid instant in a tracking does not affect the order stream', async () => {
    const parcel = {number: 'T1', shipped_at: 'soon'};
    const shop = shopWith({packages: [{cart: [], delivery: {trackings: [parcel]}}]});
    await using sandbox = await startSandbox({shop});
    const run = await runOn(sandbox);
    expect(run.code).toBe(5);
    expect(run.lastLine).toMatch(/^CRITICAL order_tracking: order ODD on \w+: shipped_at is not /);
    expect(rowsOf(run.stdout).order).toHaveLength(shop.truth().order.length + 1);
  });

  test('an order without an id is identified by its marketplace in the message', async () => {
    await using sandbox = await startSandbox({shop: shopWith({marketplace_order_id: null})});
    const run = await runOn(sandbox);
    expect(run.code).toBe(5);
    expect(run.lastLine).toMatch(
      /^CRITICAL order: order without an id on \w+: marketplace_order_id is not an order id/,
    );
  });

  test('an invalid value in a column that is not selected is ignored', async () => {
    const shop = shopWith({original_total_order: 'PII-twelve'});
    await using sandbox = await startSandbox({shop});
    expect((await runOn(sandbox)).code).toBe(0);
  });
});

describe('invalid_values: null', () => {
  test('an invalid amount becomes null, with a warning and a count', async () => {
    const shop = shopWith({total_order: 'PII-twelve', packages: []}, {marketplace_order_id: 'ODD2', total_tax: {}});
    await using sandbox = await startSandbox({shop});
    const run = await runOn(sandbox, {config: {invalid_values: 'null'}});
    expect(run.code).toBe(0);
    const odd = rowsOf(run.stdout).order.find((row) => row.includes('"ODD"'));
    expect(JSON.parse(odd ?? '{}')).toMatchObject({total_order: null, marketplace_order_line_id: 'no-line'});
    expect(run.log.filter((line) => line.startsWith('WARNING'))).toEqual([
      expect.stringMatching(/^WARNING order: order ODD on \w+: total_order is not .*; written as null/),
      expect.stringMatching(/^WARNING order: order ODD2 on \w+: total_tax is not .*; written as null/),
      expect.stringMatching(/^WARNING 2 invalid values were written as null or left out/),
    ]);
  });

  test('an order without an id is omitted from both streams, with a warning and a count', async () => {
    const shop = shopWith({marketplace_order_id: null});
    await using sandbox = await startSandbox({shop});
    const run = await runOn(sandbox, {config: {invalid_values: 'null'}});
    expect(run.code).toBe(0);
    const {order, order_tracking} = rowsOf(run.stdout);
    const truth = shop.truth();
    expect([order.length, order_tracking.length]).toEqual([truth.order.length, truth.order_tracking.length]);
    expect(run.stderr).toMatch(/^WARNING order: order without an id on \w+: marketplace_order_id is not an order id/m);
    expect(run.stderr).toMatch(/^WARNING 2 invalid values were written as null or left out/m);
  });
});

describe.each(['fail', 'null'])('invalid_values: %s', (invalid_values) => {
  test('non-integer quantities become null, with one warning that names the exact-value column', async () => {
    const cart = [0.75, '2.5', 4].map((quantity, index) => ({id: index + 1, quantity}));
    const orders = ['M-1', 'M-2'].map((marketplace_order_id) => ({marketplace_order_id, packages: [{cart}]}));
    const sandbox = openSandbox({shop: shopWith(...orders)});
    const {code, stdout, stderr} = await runInside(sandbox, {
      config: {...ALL_VALUES, invalid_values},
      catalog: fullCatalog(),
    });
    const rows = rowsOf(stdout).order.map((row) => JSON.parse(row));
    const found = rows.filter(({marketplace_order_id: id}) => id === 'M-2');
    expect([code, found.map((row) => [row.line_quantity, row.line_quantity_exact])]).toEqual([
      0,
      [
        [null, 0.75],
        [null, 2.5],
        [4, 4],
      ],
    ]);
    expect(stderr).toMatch(
      /^WARNING order: order M-\d on \w+: line_quantity is not an integer; such values .* opt-in column line_quantity_exact contains them\.\n$/,
    );
  });

  test.each([null, '', 'yesterday', 7, undefined])(
    'an order with updated_at %j stops the run, with exit 5',
    async (updated_at) => {
      const shop = shopWith({updated_at});
      await using sandbox = await startSandbox({shop});
      const run = await runOn(sandbox, {config: {invalid_values}});
      expect(run.code).toBe(5);
      expect(auditOf(shop, run.stdout)).toEqual([]);
      expect(run.lastLine).toMatch(/^CRITICAL order ODD on \w+ has no valid updated_at.*Ask Lengow to fix it/);
    },
  );
});
