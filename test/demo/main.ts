// `npm run demo`: loads a Lengow sandbox into an embedded database with the built tap and checks the result.

import {mkdirSync, rmSync} from 'node:fs';
import {join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {program} from '../helpers/program.ts';
import {createShop, type Shop, startSandbox} from '../sandbox/index.ts';
import {writeCatalog} from './catalog.ts';
import {command} from './command.ts';
import {compare} from './compare.ts';
import {createViews, open} from './database.ts';
import {month} from './month.ts';
import {picture} from './picture/picture.ts';
import {report} from './report.ts';
import {writeConfig} from './run.ts';
import {story} from './story.ts';
import {pictureVerdict, verdict} from './verdict.ts';
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
  const truth = truthOf(sandbox.shop);
  const pagePath = join(FOLDER, 'report.html');
  const {shown, isTrue} = await picture(connection, pagePath, {...truth, asOf: timeOf(sandbox.shop)});
  print(await report(connection, shown));
  const comparison = await compare(connection, truth);
  print(`${verdict(comparison)}\n${pictureVerdict(isTrue)}`);
  const verified = await verifyAll(connection, FOLDER);
  print(verified.shown);
  connection.closeSync();
  print(
    `Report: ${relative('.', pagePath)}\nDatabase: ${relative('.', path)}\nTry: node ${relative('.', fileURLToPath(new URL('./query.js', import.meta.url)))} "${QUERY}"`,
  );
  return comparison.differences.length === 0 && isTrue && verified.code === 0 ? 0 : 1;
}

const truthOf = (shop: Shop) => ({
  ...shop.truth(),
  ...shop.marketplaceTruth(),
  order_action: shop.actions.fullTruth(),
});

const timeOf = ({clock}: Shop): string => new Date(clock.now() / 1000).toISOString();

await program({usage: USAGE, main: demo});
