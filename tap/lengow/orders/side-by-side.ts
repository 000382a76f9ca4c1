// Reads a window in lanes side by side. Only the unbroken finished part, from the window's start, counts as done.

import type {Batch} from './divide.ts';
import {Lanes} from './lanes.ts';
import type {Orders} from './orders.ts';
import type {Page} from './page.ts';
import {Crew} from './parallel.ts';
import type {Window} from './walk.ts';

/** @param first the answer to the whole window: it opens the first lane. */
export async function* sideBySide(orders: Orders, window: Window, first: Page): AsyncGenerator<Batch> {
  const lanes = new Lanes({window, most: orders.mostAtOnce, count: first.count});
  const crew = new Crew(orders, lanes, first);
  try {
    for await (const {lane, batch} of crew.batches()) {
      lanes.moved(lane, batch);
      yield {...batch, done: lanes.done};
      crew.look();
    }
  } finally {
    await crew.stop();
  }
}
