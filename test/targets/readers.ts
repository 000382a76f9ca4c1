// Reads back the targets' output without using the targets' own code.

import {execFile} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {gunzipSync} from 'node:zlib';
import {ALL_STREAMS, type AnyStream} from '../helpers/streams.ts';
import type {Row} from './compare.ts';
import {csvRows} from './csv.ts';
import type {Tables} from './current.ts';
import {programPath} from './environments.ts';

/** Reads the streams one after another. */
export async function tablesOf(read: (stream: AnyStream) => readonly Row[] | Promise<readonly Row[]>): Promise<Tables> {
  const tables = {} as Record<AnyStream, readonly Row[]>;
  for (const stream of ALL_STREAMS) tables[stream] = await read(stream);
  return tables;
}

/** The contents of a stream's files, oldest first: `<stream>.…`, `<stream>-…`; includes subfolders. */
export function filesOf(folder: string, stream: AnyStream): string[] {
  if (!existsSync(folder)) return [];
  const isOfStream = (path: string): boolean => new RegExp(`(^|/)${stream}[-.][^/]*$`).test(path);
  const paths = readdirSync(folder, {recursive: true}).map(String).filter(isOfStream).sort();
  return paths.map((path) => {
    const bytes = readFileSync(join(folder, path));
    return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  });
}

export const jsonLines = (text: string): Row[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

export const csvTables = (folder: string): Promise<Tables> =>
  tablesOf((stream) => filesOf(folder, stream).flatMap(csvRows));

export const jsonTables = (folder: string): Promise<Tables> =>
  tablesOf((stream) => filesOf(folder, stream).flatMap(jsonLines));

const READ_SQLITE = `
import json, sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.row_factory = sqlite3.Row
for [name] in connection.execute('select name from sqlite_master where name = ?', sys.argv[2:]):
    for row in connection.execute(f'select * from "{name}"'): print(json.dumps(dict(row)))
`;

/**
 * The rows of a table in an SQLite file; none if there is no such table. Uses Python, because Node 20 does not include
 * SQLite.
 */
export async function sqliteRows(environment: string, path: string, table: string): Promise<Row[]> {
  const {stdout} = await promisify(execFile)(programPath(environment, 'python'), ['-c', READ_SQLITE, path, table], {
    maxBuffer: 256 * 1024 * 1024,
  });
  return jsonLines(stdout);
}
