// What Airbyte's platform makes of a source's lines: what it loads, the states that it keeps, and what it complains of.

import {ALL_KEYS, type AnyStream} from '../streams.ts';
import type {Tables} from '../tables.ts';
import {
  type AirbyteMessage,
  airbyteMessage,
  type Status,
  type StreamState,
  singerRecord,
  type Trace,
} from './messages.ts';

const NEXT: Readonly<Record<Status | 'NONE', readonly Status[]>> = {
  NONE: ['STARTED'],
  STARTED: ['RUNNING', 'COMPLETE', 'INCOMPLETE'],
  RUNNING: ['COMPLETE', 'INCOMPLETE'],
  COMPLETE: [],
  INCOMPLETE: [],
};

class SyncedStream {
  status: Status | 'NONE' = 'NONE';
  records = 0;
  estimate: number | undefined;
  /** The states so far, as JSON. */
  readonly states: string[] = [];
  /** The records since the last state. */
  pending = 0;
}

export class Platform {
  readonly faults: string[] = [];
  readonly errors: NonNullable<Trace['error']>[] = [];
  readonly log: string[] = [];
  readonly #streams = new Map<string, SyncedStream>();
  readonly #states = new Map<string, StreamState>();
  readonly #records: string[] = [];
  #emittedAt = 0;

  /** @param names the configured streams */
  constructor(names: readonly string[]) {
    for (const name of names) this.#streams.set(name, new SyncedStream());
  }

  /** @param lines complete lines of stdout */
  take(lines: readonly string[]): this {
    for (const line of lines) this.takeMessage(airbyteMessage(line));
    return this;
  }

  takeMessage({record, state, trace, log}: AirbyteMessage): void {
    if (record) this.#record(record);
    if (state) this.#state(state);
    if (trace) this.#trace(trace);
    if (log) this.log.push(`${log.level} ${log.message}`);
  }

  #record(record: NonNullable<AirbyteMessage['record']>): void {
    const stream = this.#of(record.stream);
    stream.records++;
    stream.pending++;
    if (stream.status !== 'RUNNING') this.#complain(record.stream, `has a record while ${stream.status}`);
    if (record.emitted_at < this.#emittedAt) this.#complain(record.stream, 'has a record that is older than the last');
    this.#emittedAt = record.emitted_at;
    this.#records.push(JSON.stringify(singerRecord(record)));
  }

  #state(state: StreamState): void {
    const {name} = state.stream.stream_descriptor;
    const stream = this.#of(name);
    const text = JSON.stringify(state.stream.stream_state);
    if (NEXT[stream.status].length === 0 || stream.status === 'NONE')
      this.#complain(name, `has a state while ${stream.status}`);
    if (state.sourceStats.recordCount !== stream.pending)
      this.#complain(name, `has a state of ${state.sourceStats.recordCount} records after ${stream.pending}`);
    if (stream.states.includes(text)) this.#complain(name, `repeats the state ${text}`);
    stream.states.push(text);
    stream.pending = 0;
    this.#states.set(name, state);
  }

  #trace({stream_status, estimate, error}: Trace): void {
    if (error) this.errors.push(error);
    if (estimate) this.#of(estimate.name).estimate = estimate.row_estimate;
    if (stream_status) this.#status(stream_status.stream_descriptor.name, stream_status.status);
  }

  #status(name: string, status: Status): void {
    const stream = this.#of(name);
    if (!NEXT[stream.status].includes(status)) this.#complain(name, `is ${status} while ${stream.status}`);
    if (status === 'INCOMPLETE' && this.errors.length === 0) this.#complain(name, 'is INCOMPLETE before an error');
    stream.status = status;
  }

  #of(name: string): SyncedStream {
    const stream = this.#streams.get(name);
    if (stream) return stream;
    this.#complain(name, 'is not configured');
    return new SyncedStream();
  }

  #complain(stream: string, what: string): void {
    this.faults.push(`${stream} ${what}`);
  }

  /** Checks the end of a run that was not killed. Returns all faults. */
  end(code: number | null): string[] {
    if (this.errors.length !== (code === 0 ? 0 : 1)) this.faults.push(`exit ${code} with ${this.errors.length} errors`);
    for (const [name, stream] of this.#streams) this.#ended(name, stream, code === 0);
    return this.faults;
  }

  #ended(name: string, {status, states, pending, estimate, records}: SyncedStream, isComplete: boolean): void {
    if (NEXT[status].length > 0) this.#complain(name, `is ${status} at the end`);
    if (isComplete && status !== 'COMPLETE') this.#complain(name, `is ${status} after exit 0`);
    if (status !== 'COMPLETE') return;
    if (states.length === 0) this.#complain(name, 'has no state');
    if (pending > 0) this.#complain(name, `has ${pending} records after its last state`);
    if (estimate !== undefined && estimate !== records)
      this.#complain(name, `announced ${estimate} of ${records} records`);
  }

  statusOf(name: string): string {
    return this.#of(name).status;
  }

  recordsOf(name: string): number {
    return this.#of(name).records;
  }

  /** What the platform passes to the next run: the last state of each stream, here with the nulls that it adds. */
  get states(): object[] {
    return [...this.#states.values()].map((state) => ({...state, global: null, data: null}));
  }

  /** Loads what has arrived into the tables. */
  loadInto(tables: Tables): Tables {
    const schemas = [...this.#streams.keys()].map((stream) =>
      JSON.stringify({type: 'SCHEMA', stream, key_properties: ALL_KEYS[stream as AnyStream]}),
    );
    return tables.load([...schemas, ...this.#records].join('\n'));
  }
}
