// The demo's target: the types of a table's columns, and a state that never runs ahead of the rows.

import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import {setTimeout as sleep} from 'node:timers/promises';
import type {DuckDBConnection} from '@duckdb/node-api';
import {open, query, textsOf} from './database.ts';
import {Target} from './target.ts';

const SCHEMA = {
  type: 'SCHEMA',
  stream: 'order',
  schema: {
    properties: {
      id: {type: 'string'},
      part: {type: 'integer'},
      amount: {type: ['null', 'number']},
      paid: {type: ['null', 'boolean']},
      at: {type: ['null', 'string'], format: 'date-time'},
    },
  },
  key_properties: ['id', 'part'],
};
const AT = '2026-01-31T10:00:00.123456Z';
const record = (id: string, amount: number | null, more = {}) => ({
  type: 'RECORD',
  stream: 'order',
  record: {id, part: 1, amount, paid: true, at: AT, ...more},
  time_extracted: AT,
});
const state = (value: unknown) => ({type: 'STATE', value});

let folder: string;
let connection: DuckDBConnection;
let target: Target;
const load = (...messages: object[]) =>
  target.load(Readable.from(messages.map((message) => `${JSON.stringify(message)}\n`)));
const saved = () => JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8'));

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tap-lengow-'));
  connection = await open(':memory:');
  target = new Target(connection, join(folder, 'state.json'));
});
afterEach(() => {
  connection.closeSync();
  rmSync(folder, {recursive: true});
});

test('columns have the types given in the schema, and no digits are lost', async () => {
  await load(SCHEMA, record('A', 123456789012.34), record('B', null, {paid: null, at: null}));
  const columns = await query(connection, 'describe "order"');
  expect(columns.map(({column_type}) => column_type)).toEqual([
    'VARCHAR',
    'BIGINT',
    'DECIMAL(38,6)',
    'BOOLEAN',
    'TIMESTAMP',
    'TIMESTAMP',
  ]);
  expect(await textsOf(connection, '"order"')).toEqual([
    {id: 'A', part: '1', amount: '123456789012.34', paid: 'true', at: AT, _sdc_extracted_at: AT},
    {id: 'B', part: '1', amount: null, paid: null, at: null, _sdc_extracted_at: AT},
  ]);
});

test('rows replace earlier rows with the same key, within a batch or across batches, and new or changed rows are counted', async () => {
  await load(SCHEMA, record('A', 1), record('A', 2), record('B', 0), state({}), record('A', 3), record('B', 0));
  const rows = await textsOf(connection, '"order"');
  expect(rows.map(({id, amount}) => `${id} ${amount}`)).toEqual(['A 3', 'B 0']);
  expect([target.rows, target.changed]).toEqual([4, 3]);
});

test('the state is saved after its rows, and a truncated line affects neither', async () => {
  await expect(target.load(Readable.from(killedTap()))).rejects.toThrow();
  expect(saved()).toEqual({upTo: 'A'});
  expect((await textsOf(connection, '"order"')).map(({id}) => id)).toEqual(['A']);
});

async function* killedTap() {
  for (const message of [SCHEMA, record('A', 1), state({upTo: 'A'}), record('B', 1)])
    yield `${JSON.stringify(message)}\n`;
  while (!existsSync(join(folder, 'state.json'))) await sleep(5);
  yield '{"type":"RECORD","stream":"ord';
}

test('no state is saved for rows that cannot be loaded', async () => {
  await expect(load(SCHEMA, record('A', 1, {at: 'yesterday'}), state({upTo: 'A'}))).rejects.toThrow();
  expect(existsSync(join(folder, 'state.json'))).toBe(false);
});
