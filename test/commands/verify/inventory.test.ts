// How the rows of a table are read, in every way that psql, DuckDB and SQLite write them.

import {openOrders, readInventory} from '../../../tap/commands/verify/inventory/read.ts';
import {temporaryFolder} from '../../helpers/temporary-folder.ts';

const {signal} = new AbortController();

async function inventoryIn(text: string | Uint8Array, listed: readonly string[] = []) {
  using folder = temporaryFolder();
  const opened = await openOrders(folder.write('orders', text), signal);
  const {inventory, others} = await readInventory(opened, {accountId: 155, listed, signal});
  const rows = Array.from({length: inventory.size}, (_, entry) => inventory.row(entry));
  return {inventory, others, rows: rows.map(({digits: _, ...row}) => row)};
}

const HEADER = 'account_id,marketplace,marketplace_order_id,imported_at,updated_at';
const ORDER = {
  accountId: 155,
  marketplace: 'amazon_fr',
  id: '408-1',
  importedAt: Date.UTC(2026, 2, 7, 10) * 1000 + 120_000,
  updatedAt: Date.UTC(2026, 2, 8, 9, 30) * 1000,
};

test.each<[string, string]>([
  ['psql --csv', `${HEADER}\n155,amazon_fr,408-1,2026-03-07 10:00:00.12+00,2026-03-08 09:30:00+00\n`],
  ['psql in another zone', `${HEADER}\n155,amazon_fr,408-1,2026-03-07 11:00:00.12+01,2026-03-08 15:00:00+05:30\n`],
  ['BigQuery', `${HEADER}\n155,amazon_fr,408-1,2026-03-07 10:00:00.120000 UTC,2026-03-08 09:30:00 UTC\n`],
  ['DuckDB', `${HEADER}\n155,amazon_fr,408-1,2026-03-07 10:00:00.12,2026-03-08 09:30:00\n`],
  [
    'SQLite, with numbers as REAL',
    `${HEADER}\n155.0,amazon_fr,408-1,2026-03-07T10:00:00.120000Z,2026-03-08T09:30:00.000000Z`,
  ],
  [
    'SQLite, in its list mode',
    `${HEADER}\n155,amazon_fr,408-1,2026-03-07T10:00:00.12Z,2026-03-08T09:30:00Z\n`.replaceAll(',', '|'),
  ],
  [
    'every field quoted, CRLF',
    `${HEADER}\r\n"155","amazon_fr","408-1","2026-03-07 10:00:00.12","2026-03-08 09:30:00"\r\n`,
  ],
  [
    'semicolons and a byte order mark',
    `\uFEFF${HEADER}\n155,amazon_fr,408-1,2026-03-07T10:00:00.12,2026-03-08T09:30:00\n`.replaceAll(',', ';'),
  ],
  [
    'headers in any case and order, and more columns',
    'UPDATED_AT,Imported_At,total,"MARKETPLACE_ORDER_ID",Marketplace,ACCOUNT_ID\n2026-03-08 09:30:00,2026-03-07 10:00:00.12,"1,5",408-1,amazon_fr,155\n',
  ],
  [
    'JSON lines',
    '{"account_id":155,"MARKETPLACE":"amazon_fr","marketplace_order_id":"408-1","imported_at":"2026-03-07T10:00:00.12Z","updated_at":"2026-03-08 09:30:00","more":{"a":1}}\n\n',
  ],
])('%s', async (_, text) => {
  const {rows} = await inventoryIn(text);
  expect(rows).toEqual([ORDER]);
});

test('quotes, commas and newlines in an id; an empty instant is null', async () => {
  const {inventory, rows} = await inventoryIn(
    `${HEADER}\n155,m,"a ""b"", c\nd",,2026-03-08 09:30:00\n155,m,é🚚,NULL,\n`,
  );
  expect(rows).toEqual([
    {accountId: 155, marketplace: 'm', id: 'a "b", c\nd', importedAt: undefined, updatedAt: ORDER.updatedAt},
    {accountId: 155, marketplace: 'm', id: 'é🚚', importedAt: undefined, updatedAt: undefined},
  ]);
  expect(inventory.find({marketplace: 'M', id: 'a "b", c\nd'})).toBe(0);
  expect(inventory.find({marketplace: 'm', id: 'a'})).toBeUndefined();
});

test('two spellings of a code are one marketplace, unless the account lists both', async () => {
  const text = `${HEADER}\n155,Amazon_FR,A,,\n`;
  const wanted = {marketplace: 'amazon_fr', id: 'A'};
  for (const listed of [[], ['amazon_fr'], ['Amazon_FR', 'darty']])
    expect((await inventoryIn(text, listed)).inventory.find(wanted)).toBe(0);
  expect((await inventoryIn(text, ['Amazon_FR', 'amazon_fr'])).inventory.find(wanted)).toBeUndefined();
});

test('the replacement character in an id is valid', async () => {
  const {rows} = await inventoryIn(`${HEADER}\n155,m,caf\uFFFD,,\n`);
  expect(rows[0]?.id).toBe('caf\uFFFD');
});

test('an id that is a JSON number keeps its digits', async () => {
  const {rows} = await inventoryIn(
    '{"account_id":155,"marketplace":"m","marketplace_order_id":12345678901234567890,"imported_at":null,"updated_at":null}',
  );
  expect(rows[0]?.id).toBe('12345678901234567890');
});

test('an order that is listed twice counts once, in its newest version; rows of other accounts are only counted', async () => {
  const row = (account: number, day: string) => `${account},m,A,2026-03-01,2026-03-${day}\n`;
  const {inventory, others, rows} = await inventoryIn(
    `${HEADER}\n${row(155, '02')}${row(231, '09')}${row(155, '05')}${row(155, '04')}155,n,A,,\n`,
  );
  expect({size: inventory.size, repeated: inventory.repeated, others}).toEqual({size: 2, repeated: 2, others: 1});
  expect(rows[0]?.updatedAt).toBe(Date.UTC(2026, 2, 5) * 1000);
});

test.each([
  ['2026-03-02 10:00:00', 0],
  ['2026-03-02 10:00:00.000000', 6],
  ['2026-03-02T10:00:00.000Z', 3],
  ['2026-03-02 10:00:00.12+01', 2],
])('the precision of %s is %i digits', async (text, digits) => {
  expect((await inventoryIn(`${HEADER}\n155,m,A,,${text}\n`)).inventory.digits).toBe(digits);
});

test('many rows that are longer than one read', async () => {
  const row = (index: number) => `155,m,"${'x'.repeat(index % 700)}\n${index}",2026-03-01,2026-03-02\n`;
  const {inventory} = await inventoryIn(`${HEADER}\n${Array.from({length: 2000}, (_, index) => row(index)).join('')}`);
  expect(inventory.size).toBe(2000);
  for (const index of [0, 1, 699, 1234, 1999])
    expect(inventory.row(index).id).toBe(`${'x'.repeat(index % 700)}\n${index}`);
});

test.each<[string, string | Uint8Array, string]>([
  ['an empty file', '', '--orders is empty'],
  ['no header', '155,m,A,2026-03-01,2026-03-02\n', '--orders has no column account_id, marketplace'],
  [
    'a missing column',
    'account_id,marketplace,marketplace_order_id,imported_at\n',
    '--orders has no column updated_at;',
  ],
  ['a JSON array', '[{"account_id":155}]', 'is a JSON array; expected JSON lines'],
  ['UTF-16', Buffer.from(`\uFEFF${HEADER}\n`, 'utf16le'), '--orders is not UTF-8'],
  ['broken JSON', '{"account_id":155\n', '--orders: line 1 is not a JSON object'],
  [
    'a JSON object without a column',
    '{"account_id":155}\n',
    '--orders: line 1 has no marketplace, marketplace_order_id',
  ],
  [
    'a row with another number of fields',
    `${HEADER}\n155,m,A,2026-03-01,2026-03-02\n155,m\n`,
    '--orders: line 3 has 2 fields; the header has 5',
  ],
  ['a quote that is never opened', `${HEADER}\n155,m","A,,\n`, '--orders: line 2 has quotes that do not match'],
  ['a quote in the middle', `${HEADER}\n155,m,"A"b,,\n`, '--orders: line 2 has quotes that do not match'],
  ['an account that is not a number', `${HEADER}\nacme,m,A,,\n`, '--orders: line 2 account_id is not an integer'],
  ['an order without an id', `${HEADER}\n155,m,,,\n`, '--orders: line 2 marketplace_order_id is empty'],
  ['a date in a local form', `${HEADER}\n155,m,A,07/03/2026,\n`, '--orders: line 2 imported_at is not a date-time'],
  [
    'a quote that is cut off in the last row',
    `${HEADER}\n\n155,m,"A\nB",,\n155,m,"C,2026-03-01,2026-03-02`,
    '--orders: line 5 has a quote that is never closed',
  ],
  [
    'a quote that ends in a later row',
    `${HEADER}\n155,m,"A,2026-03-01,\n155,m,"B,2026-03-01,\n`,
    '--orders: line 2 has quotes that do not match',
  ],
  [
    'Latin-1',
    Buffer.from(`${HEADER}\n155,m,A,,\n155,m,caf\u00e9,,\n`, 'latin1'),
    '--orders: line 3 is not valid UTF-8',
  ],
  [
    'Latin-1 in JSON',
    Buffer.from('{"account_id":155,"marketplace":"m\u00e9"}\n', 'latin1'),
    '--orders: line 1 is not valid UTF-8',
  ],
  [
    'a quote that is never closed',
    `${HEADER}\n155,m,"${'A\n'.repeat(800_000)}`,
    '--orders: line 2 has a quote that is never closed',
  ],
])('%s is refused', async (_, text, message) => {
  await expect(inventoryIn(text)).rejects.toThrow(message);
});
