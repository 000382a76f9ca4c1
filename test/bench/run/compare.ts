// Compares the received rows with those expected for the API's orders.

import type {Rows} from './count.ts';

export type Compared = {
  readonly orders: number;
  readonly rows: number;
  readonly missing: number;
  readonly repeated: number;
};

/** The expected counts, by stream and then by template. */
export type Expected = Readonly<Record<string, readonly number[]>>;

/** Compares order by order. */
export function compare(rows: Rows, expected: Expected): Compared {
  const sum = {orders: 0, rows: 0, missing: 0, repeated: 0};
  for (const [stream, counts] of rows.counts) {
    const templates = expected[stream] ?? [];
    for (const [order, count] of counts.entries()) {
      const due = templates[order % templates.length] as number;
      if (stream === 'order' && count > 0) sum.orders += 1;
      sum.rows += count;
      sum.missing += Math.max(0, due - count);
      sum.repeated += Math.max(0, count - due);
    }
  }
  return sum;
}
