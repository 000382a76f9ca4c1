// `npm run demo`: loads a Lengow sandbox into an embedded database with the built tap and checks the result.

import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {program} from '../helpers/program.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';
import {writeCatalog} from './catalog.ts';
import {command} from './command.ts';
import {type Comparison, compare} from './compare.ts';
import {createViews, open} from './database.ts';
import {type Month, month} from './month.ts';
import {figures} from './picture/figures.ts';
import {createMarts} from './picture/marts.ts';
import {page} from './picture/page.ts';
import {report} from './report.ts';
import {writeConfig} from './run.ts';
import {table} from './text.ts';
import {verifyAll} from './verify.ts';

const FOLDER = fileURLToPath(new URL('../../demo/', import.meta.url));
const QUERY = 'select marketplace, lengow_status, count(*) as orders from order_header group by all order by all';

const USAGE = `npm run demo [-- --seed SEED]

Loads a Lengow sandbox into a DuckDB database with the built tap, in several runs, and checks that everything arrived.
Writes a page with the shop's figures, dist/demo/report.html.

--seed SEED  another shop; the default is demo`;

const print = (text: string): boolean => process.stdout.write(`${text}\n\n`);

async function demo(): Promise<number> {
  const {seed} = parseArgs({options: {seed: {type: 'string', default: 'demo'}}}).values;
  rmSync(FOLDER, {recursive: true, force: true});
  mkdirSync(FOLDER, {recursive: true});
  const path = join(FOLDER, 'lengow.duckdb');
  const connection = await open(path);
  await using sandbox = await startSandbox({shop: createShop({seed, ties: [3, 12, 120], actions: 900})});
  print(
    `A Lengow sandbox with ${sandbox.shop.orders.length.toLocaleString('en')} orders from 24 months, the built tap, an embedded DuckDB`,
  );
  writeCatalog(join(FOLDER, 'catalog.json'));

  writeConfig(FOLDER, sandbox);
  print((await command(['estimate', '-c', 'config.json'], FOLDER)).shown);
  print(story(await month({folder: FOLDER, sandbox, connection}, seed)));
  await createViews(connection, FOLDER);
  const {shop} = sandbox;
  const asOf = new Date(shop.clock.now() / 1000).toISOString();
  await createMarts(connection, asOf);
  const found = await figures(connection, asOf);
  print(await report(connection, found));
  const picture = join(FOLDER, 'report.html');
  writeFileSync(picture, page(found));
  const order_action = shop.actions.fullTruth();
  const comparison = await compare(connection, {...shop.truth(), ...shop.marketplaceTruth(), order_action});
  print(verdict(comparison));
  const verified = await verifyAll(connection, FOLDER);
  print(verified.shown);
  connection.closeSync();
  print(
    `Report: ${relative('.', picture)}\nDatabase: ${relative('.', path)}\nTry: node ${relative('.', fileURLToPath(new URL('./query.js', import.meta.url)))} "${QUERY}"`,
  );
  return comparison.differences.length === 0 && verified.code === 0 ? 0 : 1;
}

function story({runs, killed: {loaded, orders, bookmark}}: Month): string {
  const rows = runs.map((run) => [run.title, run.rows, run.changed, run.requests, run.seconds.toFixed(1)]);
  return [
    table(['run', 'rows', 'new or changed', 'requests', 'seconds'], rows),
    `  After the kill ${loaded.toLocaleString('en')} of ${orders.toLocaleString('en')} orders were loaded, and the saved state claimed everything before ${bookmark}.\n  Every run reads the last 7 days again, so the last two runs re-sent rows that were already loaded.`,
  ].join('\n\n');
}

function verdict({rows, values, differences}: Comparison): string {
  const compared = `${rows.toLocaleString('en')} current rows, ${values.toLocaleString('en')} values`;
  if (differences.length === 0) return `equal: ${compared}, all matching the sandbox`;
  const more = differences.length > 10 ? `\n  … and ${differences.length - 10} more` : '';
  return `DIFFERENT: ${differences.length} differences in ${compared}\n  ${differences.slice(0, 10).join('\n  ')}${more}`;
}

await program({usage: USAGE, main: demo});
