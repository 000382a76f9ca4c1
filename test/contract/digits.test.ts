// Runs the built program on orders with numbers that JavaScript cannot represent exactly.

import {expectWhole, runOn} from '../helpers/checked-run.ts';
import {rowsOf} from '../helpers/messages.ts';
import {shopSending} from '../helpers/sent-orders.ts';
import {startSandbox} from '../sandbox/index.ts';

test('numbers keep all their digits until a page contains NaN; the error then names the order and column', async () => {
  const shop = shopSending([
    {id: '71234567890123456781', updatedAt: '2026-02-20T10:00:00Z', more: '"total_tax": 81234567890123.4567'},
    {id: '71234567890123456782', updatedAt: '2026-02-21T10:00:00Z'},
    {id: '"odd"', updatedAt: '2026-02-22T10:00:00Z', more: '"commission": NaN'},
  ]);
  await using sandbox = await startSandbox({shop});
  const run = await runOn(sandbox);
  expect(run.code).toBe(5);
  expectWhole(run);
  expect(run.lastLine).toMatch(/^CRITICAL order: order odd on darty: commission is not an amount/);
  expect(run.stdout).toContain('"total_tax":81234567890123.4567,');
  const rows = rowsOf(run.stdout).order.join('\n');
  expect(rows).toContain('"71234567890123456781"');
  expect(rows).toContain('"71234567890123456782"');
});
