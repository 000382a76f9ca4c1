// Joins spans that differ only in the streams that need them, because a unit reads for all streams. Pure.

import {rangeOf, type Span} from '../../../plan/spans.ts';

/** @param spans oldest first, and without overlaps */
export function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    if (last === undefined || !continues(last, span)) all.push(span);
    else all[all.length - 1] = {...last, to: span.to, wanted: [...new Set([...last.wanted, ...span.wanted])]};
  }
  return all;
}

const continues = (last: Span, span: Span): boolean => last.to + 1 === span.from && codesOf(last) === codesOf(span);

const codesOf = (span: Span): string | undefined => rangeOf(span, span.wanted).marketplaces?.toSorted().join();
