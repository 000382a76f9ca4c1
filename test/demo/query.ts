// `node dist/test/demo/query.js "select …"`: runs a query against the demo's database.

import {fileURLToPath} from 'node:url';
import {open} from './database.ts';
import {table} from './text.ts';

const DATABASE = fileURLToPath(new URL('../../demo/lengow.duckdb', import.meta.url));

const answer = await (await open(DATABASE)).runAndReadAll(process.argv[2] ?? 'show tables');
const rows = answer.getRowsJson().map((row) => row.map((value) => (value === null ? null : String(value))));
process.stdout.write(`${table(answer.columnNames(), rows)}\n`);
