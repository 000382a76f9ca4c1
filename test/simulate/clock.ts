// Virtual time: a queue of future events. Time advances only when nothing else can run.

type Event = {readonly atMs: number; readonly place: number; happen: (() => void) | undefined};

export class Clock {
  nowMs: number;
  #places = 0;
  readonly #heap: Event[] = [];

  constructor(nowMs: number) {
    this.nowMs = nowMs;
  }

  /** Schedules a callback after this delay. Returns a function that cancels the callback. */
  after(ms: number, happen: () => void): () => void {
    this.#places += 1;
    const event: Event = {atMs: this.nowMs + Math.max(0, ms), place: this.#places, happen};
    this.#push(event);
    return () => {
      event.happen = undefined;
    };
  }

  /** Cancels everything that was scheduled. */
  clear(): void {
    this.#heap.length = 0;
  }

  /** Advances time to the next event and runs it. Returns false if there are no events. */
  step(): boolean {
    for (let event = this.#pop(); event; event = this.#pop()) {
      if (!event.happen) continue;
      this.nowMs = event.atMs;
      event.happen();
      return true;
    }
    return false;
  }

  #push(event: Event): void {
    const heap = this.#heap;
    let at = heap.push(event) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (isBefore(heap[above] as Event, event)) break;
      heap[at] = heap[above] as Event;
      at = above;
    }
    heap[at] = event;
  }

  #pop(): Event | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    this.#sink(last);
    return first;
  }

  #sink(event: Event): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isBefore(heap[below + 1] as Event, heap[below] as Event)) below += 1;
      if (isBefore(event, heap[below] as Event)) break;
      heap[at] = heap[below] as Event;
      at = below;
    }
    heap[at] = event;
  }
}

const isBefore = (a: Event, b: Event): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.place < b.place);
