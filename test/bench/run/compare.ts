// Compares the received rows with those expected for the API's orders.

import {type CountedStream, type Rows, STREAMS} from './count.ts';

export type Compared = {
  readonly orders: number;
  readonly rows: number;
  readonly missing: number;
  readonly repeated: number;
};

/** Compares order by order. @param expected the expected counts for each template. */
export function compare(rows: Rows, expected: Readonly<Record<CountedStream, readonly number[]>>): Compared {
  const sum = {orders: 0, rows: 0, missing: 0, repeated: 0};
  for (const stream of STREAMS) {
    for (const [order, count] of rows[stream].entries()) {
      const due = expected[stream][order % expected[stream].length] as number;
      if (stream === 'order' && count > 0) sum.orders += 1;
      sum.rows += count;
      sum.missing += Math.max(0, due - count);
      sum.repeated += Math.max(0, count - due);
    }
  }
  return sum;
}
