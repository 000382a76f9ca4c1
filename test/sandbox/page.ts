// Creates one page of results in Lengow's envelope.
import type {Shortage} from './faults.ts';
import {filtersOf, updatedRange} from './filters.ts';
import type {Question} from './options.ts';
import {ordered} from './ordering.ts';
import {sentJson} from './sent.ts';
import type {Shop} from './shop.ts';
import {remaining} from './shortage.ts';
import type {Entry} from './timeline.ts';

const MOST = 100;

/** The response as JSON; undefined if the page does not exist. */
export function pageOf(shop: Shop, question: Question, origin: string, shortage?: Shortage): string | undefined {
  const found = remaining(matching(shop, question), question.now, shortage);
  const {page, size} = pagingOf(question);
  const first = (page - 1) * size;
  const isPastEnd = page < 1 || Number.isNaN(page) || (page > 1 && first >= found.length);
  if (isPastEnd && question.options.pastEnd === '404') return;
  const results = isPastEnd ? [] : ordered(found, question).slice(first, first + size);
  const link = linkFor(question, origin);
  const next = !isPastEnd && first + size < found.length ? link(page + 1) : null;
  const head = {count: found.length, next, previous: page > 1 ? link(page - 1) : null};
  const orders = results.map((entry) => sentJson(shop, entry, origin, question.options));
  return `${JSON.stringify(head).slice(0, -1)},"results":[${orders.join(',')}]}`;
}

function matching(shop: Shop, question: Question): readonly Entry[] {
  const {from, to} = updatedRange(question);
  const filters = filtersOf(question);
  return shop.between(from, to).filter((entry) => filters.every((wants) => wants(entry)));
}

function pagingOf({query, options}: Question): {page: number; size: number} {
  const size = Number(query.get('page_size') ?? MOST);
  return {
    page: Number(query.get('page') ?? 1),
    size: Math.min(size >= 1 ? Math.floor(size) : MOST, MOST, options.pageCap),
  };
}

/** The path in Lengow's paging links differs from the request path. */
function linkFor({query}: Question, origin: string): (page: number) => string {
  return (page) => {
    const params = new URLSearchParams(query);
    params.set('page', String(page));
    params.sort();
    return `${origin}/api/v3.0/orders/?${params}`;
  };
}
