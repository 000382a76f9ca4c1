// Tests queries against the demo database.

import {join} from 'node:path';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {answer} from './answer.ts';
import {open} from './database.ts';

async function database(folder: string): Promise<string> {
  const path = join(folder, 'shop.duckdb');
  const connection = await open(path);
  await connection.run("create table sale as select 'fnac' as shop, 3 as orders");
  connection.closeSync();
  return path;
}

test('the result is printed as a table', async () => {
  using folder = temporaryFolder();
  const text = await answer(await database(folder.path), 'select shop, orders, null as note from sale');
  expect(text).toMatch(/shop.*orders.*note/);
  expect(text).toMatch(/fnac.*3/);
});

test.each([
  ['selct 1', /^Parser Error: syntax error at or near "selct"$/],
  ['select price from sale', /^Binder Error: .*"price" not found.*$/],
  ['select * from sales', /^Catalog Error: Table with name sales does not exist!$/],
  ['select shop::int from sale', /^Conversion Error: .*$/],
])('an error message is printed on a single line: %s', async (sql, message) => {
  using folder = temporaryFolder();
  const path = await database(folder.path);
  await expect(answer(path, sql)).rejects.toThrow(message);
});

test('before the first demo, the message says which command to run', async () => {
  await expect(answer('/no/such.duckdb', 'show tables')).rejects.toThrow(
    /^there is no database yet; run npm run demo first$/,
  );
});
