// Reads the data that the targets loaded, without the targets' code, and compares it with the truth.

import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parse} from 'yaml';
import {ALL_KEYS, ALL_STREAMS, type AnyStream, eachStream, KEYS, STREAMS, type Stream} from '../helpers/streams.ts';
import {Tables} from '../helpers/tables.ts';
import {differences} from '../helpers/truth.ts';
import type {FullTruth, Truth} from '../sandbox/index.ts';
import type {Postgres} from '../targets/postgres.ts';

type Loaded = Readonly<Record<string, unknown>>;

/** The files that target-jsonl wrote: every version of every row, in order of arrival. */
export function filesOf(folder: string): Tables {
  const linesOf = (stream: AnyStream) => readFileSync(join(folder, `${stream}.jsonl`), 'utf8');
  return tablesOf(STREAMS, (stream) => linesOf(stream).split('\n'));
}

/** The tables that target-postgres filled. */
export async function databaseOf(
  postgres: Postgres,
  schema: string,
  streams: readonly AnyStream[] = STREAMS,
): Promise<Tables> {
  const rows = new Map<AnyStream, string[]>();
  for (const stream of streams)
    rows.set(stream, await postgres.ask(schema, `select row_to_json(t) from "${stream}" t`));
  return tablesOf(streams, (stream) => rows.get(stream) ?? []);
}

function tablesOf(streams: readonly AnyStream[], linesOf: (stream: AnyStream) => readonly string[]): Tables {
  const tables = new Tables();
  for (const stream of streams) {
    tables.load(JSON.stringify({type: 'SCHEMA', stream, key_properties: ALL_KEYS[stream]}));
    for (const line of linesOf(stream)) if (line !== '') tables.load(message(stream, JSON.parse(line)));
  }
  return tables;
}

function message(stream: AnyStream, loaded: Loaded): string {
  const columns = Object.entries(loaded).filter(([column]) => !column.startsWith('_sdc_'));
  const record = Object.fromEntries(columns.map(([column, value]) => [column, written(column, value)]));
  const time_extracted = written('_sdc_extracted_at', loaded._sdc_extracted_at) ?? '';
  return JSON.stringify({type: 'RECORD', stream, record, time_extracted});
}

/** PostgreSQL drops trailing zeros from fractional seconds and may omit the time zone. */
function written(column: string, value: unknown): unknown {
  const [, time, fraction = ''] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(?:Z|\+00:00)?$/.exec(String(value)) ?? [];
  return time !== undefined && /_(at|date|deadline)$/.test(column) ? `${time}.${fraction.padEnd(6, '0')}Z` : value;
}

/** The columns of a stream that the project lists, besides the automatic ones. */
const listed = (stream: Stream): string[] =>
  (parse(readFileSync('meltano/meltano.yml', 'utf8')).plugins.extractors[0].select as string[])
    .filter((pattern) => pattern.startsWith(`${stream}.`))
    .map((pattern) => pattern.slice(`${stream}.`.length));

/** Returns nothing if the tables match the truth, ignoring columns that the project does not select. */
export function faultsOf(tables: Tables, truth: Truth): string[] {
  const selected = (stream: Stream) => {
    const columns = new Set<string>([...KEYS[stream], 'updated_at', ...listed(stream)]);
    return truth[stream].map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => columns.has(name))));
  };
  return differences(tables, eachStream(selected)).slice(0, 10);
}

/** The same for all streams with every column. */
export const faultsOfAll = (tables: Tables, truth: FullTruth): string[] =>
  differences(tables, truth, {streams: ALL_STREAMS}).slice(0, 10);
