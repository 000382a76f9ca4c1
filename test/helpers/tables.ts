// Loads messages as an upserting target does and finds the current rows as described in sql/README.md. No tap code.

import type {AnyOrderStream} from './streams.ts';

export type Row = Readonly<Record<string, unknown>>;
type Message = {
  readonly type: 'SCHEMA' | 'RECORD' | 'STATE';
  readonly stream: string;
  readonly record: Row;
  readonly time_extracted: string;
  readonly key_properties: readonly string[];
  readonly value: unknown;
};

/** A row, and when it was extracted. */
export type Loaded = {readonly row: Row; readonly extracted: string};

export class Tables {
  /** The prefix of the stream names. */
  readonly #prefix: string;
  readonly #keys = new Map<string, readonly string[]>();
  readonly #rows = new Map<string, Map<string, Loaded>>();
  /** The last state. */
  state: unknown;

  constructor(prefix = '') {
    this.#prefix = prefix;
  }

  /** @param stdout complete lines of a tap's stdout */
  load(stdout: string): this {
    for (const line of stdout.split('\n')) if (line !== '') this.#take(JSON.parse(line));
    return this;
  }

  #take({type, stream: name, record, time_extracted: extracted, key_properties: keys, value}: Message): void {
    const stream = name?.slice(this.#prefix.length);
    if (type === 'STATE') this.state = value;
    if (type === 'SCHEMA') this.#keys.set(stream, keys);
    if (type === 'SCHEMA' && !this.#rows.has(stream)) this.#rows.set(stream, new Map());
    if (type === 'RECORD') this.#rows.get(stream)?.set(this.#keyOf(stream, record), {row: record, extracted});
  }

  #keyOf(stream: string, record: Row): string {
    const values = (this.#keys.get(stream) ?? []).map((key) => record[key]);
    if (values.some((value) => value === null || value === undefined)) throw new Error(`${stream}: a key is null`);
    return JSON.stringify(values);
  }

  /** All rows, including stale ones. */
  rows(stream: string): Row[] {
    return [...(this.#rows.get(stream)?.values() ?? [])].map(({row}) => row);
  }

  /** All rows, including stale ones, with the times of their extraction. */
  loaded(stream: string): readonly Loaded[] {
    return [...(this.#rows.get(stream)?.values() ?? [])];
  }

  /** Only the rows that still belong to their orders. */
  current(stream: AnyOrderStream): Row[] {
    const newest = newestOf(this.#rows.get(stream));
    const ofOrder = newestOf(this.#rows.get('order'));
    return [...(this.#rows.get(stream)?.values() ?? [])]
      .filter((loaded) => versionOf(loaded) === newest.get(orderingOf(loaded.row)))
      .filter(
        ({row}) => stream === 'order' || String(row.updated_at) >= (ofOrder.get(orderingOf(row)) ?? '').slice(0, 27),
      )
      .map(({row}) => row);
  }
}

const orderingOf = ({account_id, marketplace, marketplace_order_id: id}: Row): string =>
  JSON.stringify([account_id, marketplace, id]);

// Both instants are 27-character strings in UTC, so comparing the strings compares the instants.
const versionOf = ({row, extracted}: Loaded): string => `${row.updated_at}${extracted}`;

function newestOf(rows: Map<string, Loaded> = new Map()): Map<string, string> {
  const newest = new Map<string, string>();
  for (const loaded of rows.values()) {
    const order = orderingOf(loaded.row);
    if (versionOf(loaded) > (newest.get(order) ?? '')) newest.set(order, versionOf(loaded));
  }
  return newest;
}
