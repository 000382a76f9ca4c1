// The queries in docs/streams.md, as an analyst would run them.

import {DuckDBInstance} from '@duckdb/node-api';
import {all, textOf} from './markdown.ts';

const queryOf = (table: string): string =>
  all(textOf('docs/streams.md'), /```sql\n([^`]+)```/g).find((query) => query.includes(table)) ?? '';

test('the query of allowed actions returns each order once, with the actions of its statuses', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`
    create table order_header (marketplace varchar, marketplace_order_id varchar, marketplace_status varchar, lengow_status varchar);
    create table marketplace_status (marketplace_code varchar, lengow_status varchar, marketplace_status varchar, allowed_actions varchar);
    insert into order_header values
      ('a', '1', 'Sent', 'shipped'), ('a', '2', 'Sent', 'closed'), ('a', '3', 'SENT', 'closed'), ('b', '4', 'Sent', 'shipped');
    insert into marketplace_status values
      ('a', 'shipped', 'Sent', 'refund,ship'), ('a', 'closed', 'Sent', null), ('b', 'shipped', 'Sent', 'cancel');
  `);
  const found = (await connection.runAndReadAll(queryOf('marketplace_status'))).getRows();
  expect(found.map((row) => row.slice(1)).sort()).toEqual([
    ['1', 'Sent', 'shipped', 'refund,ship'],
    ['2', 'Sent', 'closed', null],
    ['3', 'SENT', 'closed', null],
    ['4', 'Sent', 'shipped', 'cancel'],
  ]);
});
