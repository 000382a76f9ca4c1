// `node dist/test/demo/query.js "select …"`: runs a query against the demo's database.

import {fileURLToPath} from 'node:url';
import {program} from '../helpers/program.ts';
import {answer} from './answer.ts';

const DATABASE = fileURLToPath(new URL('../../demo/lengow.duckdb', import.meta.url));

const USAGE = `node dist/test/demo/query.js [SQL]

Runs a query against the tables and views from the last demo; without a query, lists them.`;

async function main(): Promise<number> {
  process.stdout.write(`${await answer(DATABASE, process.argv[2] ?? 'show tables')}\n`);
  return 0;
}

await program({usage: USAGE, main});
