// `npm run test:verify`: verifies tables in PostgreSQL and in DuckDB with the shipped queries, and compares what was
// printed with docs/verify.md. The exit code is 1 if anything differs, and 2 if PostgreSQL is not installed.

import {parseArgs} from 'node:util';
import {documentAt, filled, save} from '../../../scripts/generate/part.ts';
import {program} from '../../helpers/program.ts';
import {temporaryFolder} from '../../helpers/temporary-folder.ts';
import {missing} from '../../targets/needs.ts';
import {startPostgres} from '../../targets/postgres.ts';
import {duckdb} from './story/duckdb.ts';
import {postgres} from './story/postgres.ts';
import {type Step, story} from './story/story.ts';

const DOCUMENT = 'docs/verify.md';

const USAGE = `npm run test:verify [-- --write]

Loads a sandbox into PostgreSQL and DuckDB, damages the tables, deletes orders at the sandbox, and checks that verify
finds and repairs everything. Needs PostgreSQL. --write writes what was printed to ${DOCUMENT}.`;

async function main(): Promise<number> {
  const {values} = parseArgs({args: process.argv.slice(2), options: {write: {type: 'boolean', default: false}}});
  const lacks = missing();
  if (lacks !== undefined) throw new Error(lacks);
  using folder = temporaryFolder();
  using server = await startPostgres();
  const shown: (readonly Step[])[] = [];
  for (const warehouse of [await postgres(server), await duckdb(folder)]) {
    shown.push(await story(folder, warehouse));
    process.stdout.write(`ok  ${warehouse.name}\n`);
  }
  return compareDocument(shown[0] ?? [], values.write);
}

function compareDocument(steps: readonly Step[], write: boolean): number {
  const document = documentAt(DOCUMENT);
  const renewed = steps.reduce(
    (text, step, index) => filled(text, `generated:verify-${index + 1}`, block(step)),
    document,
  );
  if (withoutCounts(renewed.text) === withoutCounts(document.text)) return 0;
  if (write) save(renewed);
  else process.stdout.write(`FAILED  ${DOCUMENT} differs; npm run test:verify -- --write updates it\n`);
  return write ? 0 : 1;
}

// How many requests a full comparison takes depends on how fast the responses arrive.
const withoutCounts = (text: string): string => text.replaceAll(/[\d,]+ requests/g, 'requests');

const PSQL = 'psql -X --csv -f sql/order_inventory.sql';

const block = ({command, output}: Step): string =>
  `\`\`\`\n$ ${PSQL} | tap-lengow ${command}\n${output.trimEnd()}\n\`\`\``;

await program({usage: USAGE, failure: 2, main});
