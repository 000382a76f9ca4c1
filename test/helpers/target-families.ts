// What a killed target of each family leaves behind: the rows that it has written and the state that it has passed on.
// Each family is a function of the complete lines that the target has read by then. See D44 to D49 in the reference.

type Message = {readonly type: string; readonly stream?: string; readonly value?: State};
type Bookmarks = Readonly<Record<string, unknown>>;
type State = {readonly bookmarks: Bookmarks};

export type Held = {readonly lines: readonly string[]; readonly state: State | undefined};
export type Family = (lines: readonly string[]) => Held;

const BATCH_ROWS = 20;

// A cache, because the same lines are parsed again for every point at which the target is killed.
const known = new Map<string, Message>();
function parsed(line: string): Message {
  const message: Message = known.get(line) ?? JSON.parse(line);
  known.set(line, message);
  return message;
}

/** Writes each row when it arrives and passes on each state immediately. */
const atOnce: Family = (lines) => ({lines, state: lines.map(parsed).findLast(({type}) => type === 'STATE')?.value});

/** Writes after a fixed number of rows, counted across all streams, and passes on the last state received by then. */
const afterRows: Family = (lines) => {
  let flushed = 0;
  let rows = 0;
  lines.forEach((line, index) => {
    if (parsed(line).type === 'RECORD') rows++;
    if (rows === BATCH_ROWS) [flushed, rows] = [index + 1, 0];
  });
  return atOnce(lines.slice(0, flushed));
};

/**
 * Like pipelinewise: each stream has its own batch. When a batch is full, it is written, and only the stream's
 * own bookmark from the newest state is passed on. The very first state is passed on before anything is written (D46).
 */
const afterBatch: Family = (lines) => {
  const target = new BatchTarget();
  for (const line of lines) target.take(line, parsed(line));
  return {lines: target.held, state: target.passedOn};
};

class BatchTarget {
  readonly held: string[] = [];
  passedOn: State | undefined;
  readonly #waiting = new Map<string, string[]>();
  #newest: State | undefined;

  take(line: string, {type, stream = '', value}: Message): void {
    if (type === 'SCHEMA') this.held.push(line);
    if (type === 'RECORD') this.#record(stream, line);
    if (type !== 'STATE') return;
    this.#newest = value;
    this.passedOn ??= value;
  }

  #record(stream: string, line: string): void {
    const batch = [...(this.#waiting.get(stream) ?? []), line];
    const isFull = batch.length === BATCH_ROWS;
    this.#waiting.set(stream, isFull ? [] : batch);
    if (!isFull) return;
    this.held.push(...batch);
    if (this.#newest) this.passedOn = {bookmarks: {...this.passedOn?.bookmarks, ...bookmarkOf(this.#newest, stream)}};
  }
}

/** Writes each row when it arrives but passes on a state only when it ends, so a killed target passes on no state. */
const atTheEnd: Family = (lines) => ({lines, state: undefined});

const bookmarkOf = (state: State | undefined, stream: string): Bookmarks =>
  state && stream in state.bookmarks ? {[stream]: state.bookmarks[stream]} : {};

export const FAMILIES: Readonly<Record<string, Family>> = {
  'passes on each state immediately': atOnce,
  'writes after a number of rows': afterRows,
  'writes batches stream by stream': afterBatch,
  'passes on a state only when it ends': atTheEnd,
};
