// The workers that read the lanes of a window: who reads what next, and how all of them end.

import {Rendezvous} from './channel.ts';
import type {Batch} from './divide.ts';
import type {Lane, Lanes} from './lanes.ts';
import type {Orders} from './orders.ts';
import type {Page} from './page.ts';
import {queryOf, walk} from './walk.ts';

type Given = {readonly lane: Lane; readonly batch: Batch};
type Task = () => Promise<void>;

export class Crew {
  readonly #orders: Orders;
  readonly #lanes: Lanes;
  readonly #abort = new AbortController();
  readonly #meeting = new Rendezvous<Given>();
  readonly #workers: Promise<unknown>;
  #first: Page | undefined;
  #working = 0;
  #isOpening = false;
  #failures: unknown[] = [];
  #waiting: (() => void)[] = [];

  constructor(orders: Orders, lanes: Lanes, first: Page) {
    this.#orders = orders.until(this.#abort.signal);
    this.#lanes = lanes;
    this.#first = first;
    this.#workers = Promise.all(Array.from({length: orders.mostAtOnce}, () => this.#work()));
    void this.#workers.then(() => this.#meeting.close());
  }

  /** Ends with the first failure, when all workers have ended and all that was read before has been taken. */
  async *batches(): AsyncGenerator<Given> {
    yield* this.#meeting.items();
    if (this.#failures.length > 0) throw this.#failures[0];
  }

  /** Something moved: whoever waits looks for work again. */
  look(): void {
    for (const look of this.#waiting.splice(0)) look();
  }

  async stop(): Promise<void> {
    this.#abort.abort(new Error('nobody takes the orders any more'));
    this.#meeting.close();
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

  /** The next thing to do; undefined when there is nothing more. Counts as working from here on. */
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

  /** As wide as the API allows, but no wider than the taker keeps up with: what waits for it is memory. */
  get #isWanted(): boolean {
    return this.#working < this.#orders.width && !(this.#meeting.isFull && this.#working > 0);
  }

  /** First the lanes that are longer than meant, then the stretch that nobody has (one at a time), then whoever has most left. */
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

  async #open(): Promise<void> {
    const {rest} = this.#lanes;
    const page = this.#first ?? (await this.#orders.ask(queryOf(rest, rest.from)));
    this.#first = undefined;
    const lane = this.#lanes.open(page);
    this.#isOpening = false;
    this.look();
    // The answer counts to the window's end, the lane to its own.
    await this.#read(lane, {...page, count: lane.left + page.orders.length});
  }

  async #share(later: Lane): Promise<void> {
    const page = await this.#orders.ask(queryOf(later, later.from));
    this.#lanes.shared(later, page.count);
    await this.#read(later, page);
  }

  async #read(lane: Lane, first: Page): Promise<void> {
    for await (const batch of walk(this.#orders, lane, first)) {
      await this.#meeting.give({lane, batch});
      if (this.#abort.signal.aborted) return;
    }
  }
}
