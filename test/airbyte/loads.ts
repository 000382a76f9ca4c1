// PyAirbyte reads a busy shop into DuckDB. It is killed twice, completes, and reads what has changed since.

import assert from 'node:assert/strict';
import {ALL_VALUES} from '../helpers/full-catalog.ts';
import {configFor} from '../helpers/tap.ts';
import {step} from '../meltano/step.ts';
import {busy, createShop, type Sandbox, startSandbox, ZFS_FEEDS} from '../sandbox/index.ts';
import {lastExtraction, shareUntil, valuesLoaded} from './loaded.ts';
import {PyAirbyte} from './pyairbyte.ts';

const newShop = () =>
  createShop({seed: 'airbyte', orders: 800, ties: [3, 130], actions: 250, vidrLines: 60, stockReports: 20});

/** A table in the middle of the order in which PyAirbyte writes them. */
const MIDDLE = 'order_address';

export async function loads(): Promise<void> {
  await using sandbox = await startSandbox({shop: newShop()});
  using reader = new PyAirbyte(sandbox, configFor(sandbox, {...ALL_VALUES, zfs_feeds: ZFS_FEEDS, lookback_days: 0}));
  const quiet = sandbox.beforeRequest(busy({seed: 'airbyte', anonymise: false, bulkBefore: 6, bulk: 130}));
  await step('is killed while it reads', () => reader.readKilled({atRequest: 8}));
  sandbox.shop.clock.advance(600);
  await step('is killed between two tables', () => reader.readKilled({afterTable: MIDDLE}));
  sandbox.shop.clock.advance(600);
  const saved = await lastExtraction(reader.database);
  await step('resumes, and does not read again the orders that it has', async () => {
    await report(reader, sandbox);
    const kept = await shareUntil(reader.database, saved);
    process.stdout.write(`        ${Math.round(kept * 100)}% of the rows are from before\n`);
    assert.ok(kept > 0.5, 'the orders were read again');
  });
  quiet();
  change(sandbox);
  await step('reads what has changed', () => report(reader, sandbox));
  await step('equals the source', async () => {
    process.stdout.write(`        ${await valuesLoaded(reader.database, sandbox.truth())} values\n`);
  });
}

async function report(reader: PyAirbyte, sandbox: Sandbox): Promise<void> {
  const before = sandbox.requests.length;
  const records = await reader.read();
  process.stdout.write(`        ${records} records, ${sandbox.requests.length - before} requests\n`);
}

function change({shop}: Sandbox): void {
  shop.clock.advance(3600);
  shop.bulk(120);
  shop.actions.bulk(60);
  for (let count = 0; count < 40; count++) {
    shop.touch();
    shop.actions.touch();
  }
  for (let count = 0; count < 5; count++) shop.create();
  shop.zfs.addReports();
  shop.clock.advance(3600);
}
