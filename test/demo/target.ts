// A small Singer target that loads lines as rows into DuckDB and saves a state that never runs ahead of the rows.

import {renameSync, writeFileSync} from 'node:fs';
import type {Readable} from 'node:stream';
import type {DuckDBConnection} from '@duckdb/node-api';
import {parse} from 'ndjson';
import {EXTRACTED, quoted, rowsSql, type SchemaMessage, tableSql} from './schema.ts';

type RecordMessage = {
  readonly type: 'RECORD';
  readonly stream: string;
  readonly record: Readonly<Record<string, unknown>>;
  readonly time_extracted: string;
};
type StateMessage = {readonly type: 'STATE'; readonly value: unknown};
type Message = SchemaMessage | RecordMessage | StateMessage;

/** The rows received since the last STATE, by key. If two rows have the same key, the later one wins. */
type Batch = {readonly schema: SchemaMessage; readonly rows: Map<string, RecordMessage['record']>};

export class Target {
  readonly #connection: DuckDBConnection;
  readonly #statePath: string;
  readonly #batches = new Map<string, Batch>();
  /** The number of rows that were committed. */
  rows = 0;
  /** The number of committed rows that were new or had changed values. */
  changed = 0;

  constructor(connection: DuckDBConnection, statePath: string) {
    this.#connection = connection;
    this.#statePath = statePath;
  }

  /**
   * Loads messages until the input ends.
   *
   * @throws if a line is not valid JSON, such as the last line of a killed tap. Rows after the last STATE are then
   * dropped.
   */
  async load(input: Readable): Promise<void> {
    for await (const message of input.pipe(parse())) await this.#take(message);
    await this.#commit();
  }

  async #take(message: Message): Promise<void> {
    if (message.type === 'SCHEMA') await this.#begin(message);
    else if (message.type === 'RECORD') this.#keep(message);
    else {
      await this.#commit();
      this.#save(message.value);
    }
  }

  async #begin(schema: SchemaMessage): Promise<void> {
    await this.#connection.run(tableSql(schema));
    this.#batches.set(schema.stream, {schema, rows: new Map()});
  }

  #keep({stream, record, time_extracted}: RecordMessage): void {
    const batch = this.#batches.get(stream);
    if (!batch) throw new Error(`a RECORD for ${stream} arrived before its SCHEMA`);
    const key = JSON.stringify(batch.schema.key_properties.map((name) => record[name]));
    batch.rows.set(key, {...record, [EXTRACTED]: time_extracted});
  }

  async #commit(): Promise<void> {
    await this.#connection.run('begin');
    for (const batch of this.#batches.values()) await this.#upsert(batch);
    await this.#connection.run('commit');
  }

  async #upsert({schema, rows}: Batch): Promise<void> {
    if (rows.size === 0) return;
    const table = quoted(schema.stream);
    const records = [JSON.stringify([...rows.values()])];
    await this.#connection.run(`create or replace temp table incoming as ${rowsSql(schema)}`, records);
    const news = await this.#connection.runAndReadAll(
      `select count(*) from (select * exclude ${EXTRACTED} from incoming except select * exclude ${EXTRACTED} from ${table})`,
    );
    await this.#connection.run(`insert or replace into ${table} select * from incoming`);
    this.rows += rows.size;
    this.changed += Number(news.getRows()[0]?.[0]);
    rows.clear();
  }

  /** Saves the state completely or not at all, even if the machine crashes. */
  #save(state: unknown): void {
    writeFileSync(`${this.#statePath}.new`, JSON.stringify(state));
    renameSync(`${this.#statePath}.new`, this.#statePath);
  }
}
