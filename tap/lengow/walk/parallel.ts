// Reads the lanes of a window in parallel: decides what each worker reads next, and how all workers end. Only the
// finished part from the window's start to the first gap counts as done.

import type {Batch, Window} from './batch.ts';
import {Channel} from './channel.ts';
import {expectedAt, type Lane, Lanes} from './lanes.ts';
import type {Page} from './page.ts';
import type {PageQueries, ParallelQueries} from './queries.ts';
import {queryOf, walk} from './walk.ts';

/** @param first the first page of the entire window; it opens the first lane. */
export async function* parallel(queries: ParallelQueries, window: Window, first: Page): AsyncGenerator<Batch> {
  const {mostAtOnce: most, route} = queries;
  const lanes = new Lanes({window, most, count: first.count, fewestPages: route.fewestPages});
  const workers = new Workers(queries, lanes, first);
  try {
    for await (const {lane, batch} of workers.batches()) {
      lanes.moved(lane, batch);
      yield {...batch, done: lanes.done};
      workers.look();
    }
  } finally {
    await workers.stop();
  }
}

type LaneBatch = {readonly lane: Lane; readonly batch: Batch};
type Task = () => Promise<void>;

class Workers {
  readonly #limits: ParallelQueries;
  readonly #queries: PageQueries;
  readonly #lanes: Lanes;
  readonly #abort = new AbortController();
  readonly #channel = new Channel<LaneBatch>();
  readonly #workers: Promise<unknown>;
  #first: Page | undefined;
  #working = 0;
  #isOpening = false;
  #failures: unknown[] = [];
  #waiting: (() => void)[] = [];

  constructor(queries: ParallelQueries, lanes: Lanes, first: Page) {
    this.#limits = queries;
    this.#queries = queries.until(this.#abort.signal);
    this.#lanes = lanes;
    this.#first = first;
    this.#workers = Promise.all(Array.from({length: queries.mostAtOnce}, () => this.#work()));
    void this.#workers.then(() => this.#channel.close());
  }

  /** Throws the first failure, but only after all workers have ended and everything read before has been received. */
  async *batches(): AsyncGenerator<LaneBatch> {
    yield* this.#channel.receive();
    if (this.#failures.length > 0) throw this.#failures[0];
  }

  /** Wakes the waiting workers so that they look for work again. */
  look(): void {
    for (const look of this.#waiting.splice(0)) look();
  }

  async stop(): Promise<void> {
    this.#abort.abort(new Error('the orders are no longer being received'));
    this.#channel.close();
    this.look();
    await this.#workers;
  }

  async #work(): Promise<void> {
    for (let task = await this.#task(); task !== undefined; task = await this.#task()) {
      try {
        await task();
      } catch (error) {
        this.#failures.push(error);
        this.#abort.abort(error);
      }
      this.#working -= 1;
      this.look();
    }
  }

  /** The next task; undefined when there is none left. Once a worker has received a task, it counts as working. */
  async #task(): Promise<Task | undefined> {
    for (;;) {
      if (this.#abort.signal.aborted || this.#lanes.isFinished) return;
      const task = this.#isWanted ? this.#choose() : undefined;
      if (task) {
        this.#working += 1;
        return task;
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /**
   * Whether another worker should start. There can be as many as the API allows, but more start only while the receiver
   * keeps up, because waiting batches use memory.
   */
  get #isWanted(): boolean {
    return this.#working < this.#limits.width && !(this.#channel.isFull && this.#working > 0);
  }

  /**
   * First halves a lane that is longer than intended, then opens a lane at the frontier (one at a time), then shares
   * the longest lane.
   */
  #choose(): Task | undefined {
    const long = this.#lanes.splitLong();
    if (long) return () => this.#share(long);
    if (this.#lanes.mayOpen && !this.#isOpening) {
      this.#isOpening = true;
      return () => this.#open();
    }
    const rest = this.#lanes.share();
    return rest && (() => this.#share(rest));
  }

  /** Opens a lane after its first response, so the next lane can be opened while that response is being confirmed. */
  async #open(): Promise<void> {
    const {rest, expected} = this.#lanes;
    const query = queryOf(rest, rest.from);
    const known = this.#first;
    this.#first = undefined;
    const first = known ?? (await this.#queries.once(query));
    const lane = this.#lanes.open(first);
    this.#isOpening = false;
    this.look();
    await this.#read(lane, known ?? (await this.#queries.ask(query, expected, first)));
  }

  async #share(later: Lane): Promise<void> {
    const page = await this.#queries.ask(queryOf(later, later.from), expectedAt(later.from, later.after));
    this.#lanes.shared(later, page.count);
    await this.#read(later, page);
  }

  async #read(lane: Lane, first: Page): Promise<void> {
    for await (const batch of walk(this.#queries, lane, first)) {
      await this.#channel.send({lane, batch});
      if (this.#abort.signal.aborted) return;
    }
  }
}
