// Simulates when targets make rows durable and which STATE they then print, in six families modelled on the targets'
// code.

import type {SimulatedStream} from '../streams.ts';
import type {Family, Traits} from '../traits.ts';
import type {Message, Row} from './message.ts';

/** Stores the rows and states that become durable. */
export type Durable = {load(row: Row): void; save(state: unknown): void};

export type Target = {
  take(message: Message): void;
  /** Called when the tap has closed the pipe or died. */
  end(): void;
};

type Bookmarks = {readonly bookmarks: Readonly<Record<string, unknown>>};

/** @param kept what was kept of earlier runs */
type Make = (durable: Durable, batchRows: number, kept: Bookmarks) => Target;

/** Stores every row and every state immediately. */
const atOnce: Make = (durable) => ({
  take(message) {
    if (message.type === 'RECORD') durable.load(message.row);
    if (message.type === 'STATE') durable.save(message.value);
  },
  end() {},
});

/**
 * target-csv, target-jsonl: store rows immediately. Each row discards the previous state; only the last state is
 * printed.
 */
const atTheEnd: Make = (durable) => {
  let state: unknown;
  return {
    take(message) {
      if (message.type === 'RECORD') durable.load(message.row);
      if (message.type === 'RECORD') state = undefined;
      if (message.type === 'STATE') state = message.value;
    },
    end() {
      if (state !== undefined) durable.save(state);
    },
  };
};

/** What has been received of each stream, but not stored. */
type Waiting<T> = Partial<Record<SimulatedStream, T[]>>;

function listIn<T>(waiting: Waiting<T>, stream: SimulatedStream): T[] {
  waiting[stream] ??= [];
  return waiting[stream] as T[];
}

/** datamill: one batch per stream; a state waits until all rows before it are loaded. */
const batches: Make = (durable, batchRows) => {
  const waiting: Waiting<{row: Row; place: number}> = {order: [], order_tracking: []};
  let states: {value: unknown; place: number}[] = [];
  let place = 0;
  const flush = (stream: SimulatedStream) => {
    for (const {row} of listIn(waiting, stream).splice(0)) durable.load(row);
    const first = Math.min(...Object.values(waiting).map(([oldest]) => oldest?.place ?? Number.POSITIVE_INFINITY));
    const earned = states.filter((state) => state.place < first).at(-1);
    states = states.filter((state) => state.place > first);
    if (earned) durable.save(earned.value);
  };
  return {
    take(message) {
      place += 1;
      if (message.type === 'STATE') states.push({value: message.value, place});
      if (message.type !== 'RECORD') return;
      const {stream} = message.row;
      if (listIn(waiting, stream).push({row: message.row, place}) >= batchRows) flush(stream);
    },
    end() {
      for (const stream of Object.keys(waiting)) flush(stream as SimulatedStream);
    },
  };
};

/** The Meltano SDK: when one sink is full, all are drained, and the newest state is printed. */
const drain: Make = (durable, batchRows) => {
  let counts: Partial<Record<SimulatedStream, number>> = {};
  let rows: Row[] = [];
  let state: unknown;
  const flush = () => {
    for (const row of rows) durable.load(row);
    rows = [];
    counts = {};
    if (state !== undefined) durable.save(state);
  };
  return {
    take(message) {
      if (message.type === 'STATE') state = message.value;
      if (message.type !== 'RECORD') return;
      rows.push(message.row);
      const {stream} = message.row;
      const count = (counts[stream] ?? 0) + 1;
      counts[stream] = count;
      if (count >= batchRows) flush();
    },
    end: flush,
  };
};

/**
 * pipelinewise: the first STATE counts as flushed, regardless of what has been flushed by then. Flushing a stream
 * copies only that stream's bookmark from the newest state (D46).
 */
const partial: Make = (durable, batchRows) => {
  const waiting: Waiting<Row> = {order: [], order_tracking: []};
  let flushed: Bookmarks | undefined;
  let newest: Bookmarks | undefined;
  const load = (stream: SimulatedStream) => {
    for (const row of listIn(waiting, stream).splice(0)) durable.load(row);
  };
  const flush = (stream: SimulatedStream) => {
    load(stream);
    if (newest && stream in newest.bookmarks) {
      flushed = {...flushed, bookmarks: {...flushed?.bookmarks, [stream]: newest.bookmarks[stream]}};
    }
    if (flushed) durable.save(flushed);
  };
  return {
    take(message) {
      if (message.type === 'STATE') newest = message.value as Bookmarks;
      if (message.type === 'STATE') flushed ??= newest;
      if (message.type !== 'RECORD') return;
      const {stream} = message.row;
      if (listIn(waiting, stream).push(message.row) >= batchRows) flush(stream);
    },
    end() {
      for (const stream of Object.keys(waiting)) load(stream as SimulatedStream);
      if (newest) durable.save(newest);
    },
  };
};

/** Airbyte's platform: one batch per stream; a stream's state is committed with the rows before it. */
const platform: Make = (durable, batchRows, kept) => {
  const waiting = new Map<string, {rows: Row[]; bookmark?: unknown}>();
  let committed = kept;
  const of = (stream: string) => {
    const own = waiting.get(stream) ?? {rows: []};
    waiting.set(stream, own);
    return own;
  };
  const commit = (stream: string) => {
    const {rows, bookmark} = of(stream);
    waiting.delete(stream);
    for (const row of rows) durable.load(row);
    if (bookmark === undefined) return;
    committed = {...committed, bookmarks: {...committed.bookmarks, [stream]: bookmark}};
    durable.save(committed);
  };
  return {
    take(message) {
      if (message.type === 'RECORD' && of(message.row.stream).rows.push(message.row) >= batchRows)
        commit(message.row.stream);
      if (message.type === 'STATE' && message.stream !== undefined)
        of(message.stream).bookmark = (message.value as Bookmarks).bookmarks[message.stream];
    },
    end() {
      for (const stream of [...waiting.keys()]) commit(stream);
    },
  };
};

const FAMILIES: Readonly<Record<Family, Make>> = {
  'at once': atOnce,
  batches,
  drain,
  'at the end': atTheEnd,
  partial,
  airbyte: platform,
};

export const makeTarget = ({family, batchRows}: Traits, durable: Durable, kept: unknown): Target =>
  FAMILIES[family](durable, batchRows, kept as Bookmarks);
