// Counts the orders of each range that a run would read.

import {countRange, type RangeCount} from '../../lengow/counts/range-count.ts';
import {queryOf} from '../../lengow/walk/walk.ts';
import {rangeOf, type Span} from '../../plan/spans.ts';
import type {Source} from '../../run/context.ts';

export type CountedSpan = {readonly span: Span; readonly count: RangeCount};

/** One at a time: what the first count proves about the API saves requests for the others. */
export async function countSpans({orders}: Pick<Source, 'orders'>, spans: readonly Span[]): Promise<CountedSpan[]> {
  const counted: CountedSpan[] = [];
  for (const span of spans)
    counted.push({span, count: await countRange(orders, queryOf(rangeOf(span, span.wanted), span.from))});
  return counted;
}
