// The SQL of the package for DuckDB, as statements that need no dbt: `npm run demo` runs them in the DuckDB in Node.

import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {csvRows} from '../targets/csv.ts';
import {dbt, PACKAGE} from './project.ts';
import {using} from './story.ts';

/** What stands in the statements instead of the time that counts as now. */
export const AS_OF = '$as_of';

type Node = {
  readonly resource_type: string;
  readonly name: string;
  readonly compiled_code: string;
  readonly config: {readonly materialized: string};
  readonly depends_on: {readonly nodes: readonly string[]};
};
type Manifest = {readonly nodes: Readonly<Record<string, Node>>};

/** Statements in the order in which they need each other. Names have no database and no schema in front of them. */
export async function compiledForDuckdb(work: string): Promise<string> {
  const connection = {type: 'duckdb', path: ':memory:'};
  const vars = {...using(true), lengow_as_of: AS_OF};
  await dbt(['compile', '--no-introspect', '--no-populate-cache'], {project: PACKAGE, work, connection, vars});
  const manifest: Manifest = JSON.parse(readFileSync(join(work, 'target/manifest.json'), 'utf8'));
  return `-- Compiled from dbt/ by \`npm run test:dbt -- compiled --write\`.\n${inOrder(manifest).map(statement).join('\n')}`;
}

const SEEDS_AND_MODELS = ['seed', 'model'];

function inOrder({nodes}: Manifest): Node[] {
  const ordered = new Map<string, Node>();
  const visit = (id: string): void => {
    const node = nodes[id];
    if (!node || ordered.has(id) || !SEEDS_AND_MODELS.includes(node.resource_type)) return;
    // A seed has no dependencies.
    for (const needed of node.depends_on.nodes ?? []) visit(needed);
    ordered.set(id, node);
  };
  for (const id of Object.keys(nodes).sort()) visit(id);
  return [...ordered.values()];
}

function statement({resource_type: kind, name, compiled_code: code, config}: Node): string {
  if (kind === 'seed') return seedSql(name);
  const query = code.replaceAll(/"memory"\."\w+"\./g, '').trim();
  return `create or replace ${config.materialized} ${name} as\n${query};\n`;
}

function seedSql(name: string): string {
  const rows = csvRows(readFileSync(join(PACKAGE, 'seeds', `${name}.csv`), 'utf8'));
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  const values = rows.map((row) => `  (${Object.values(row).map(literal).join(', ')})`).join(',\n');
  return `create or replace table ${name} as\nselect * from (values\n${values}\n) as seed(${columns});\n`;
}

function literal(text: string): string {
  if (text === '') return 'null';
  return ['true', 'false'].includes(text) ? text : `'${text.replaceAll("'", "''")}'`;
}
