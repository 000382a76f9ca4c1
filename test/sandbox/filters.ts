// Determines which orders match a query. Paging is handled elsewhere.
import {DAY, type Micros, readInstant, SECOND} from './instants.ts';
import type {Question} from './options.ts';
import type {Entry} from './timeline.ts';

const DATES = {updated: 'updatedAt', imported: 'importedAt', marketplace_order_date: 'orderDate'} as const;
type DateName = keyof typeof DATES;
type Bounds = {readonly from?: Micros | undefined; readonly to?: Micros | undefined};
type Filter = (entry: Entry) => boolean;

/** All conditions that an order must meet. An order never matches a filter on a date that is null. */
export function filtersOf(question: Question): Filter[] {
  return [
    textFilter(question, 'marketplace', (entry) => entry.marketplace),
    textFilter(question, 'marketplace_order_id', (entry) => entry.id),
    dateFilter(question, 'updated', sent(question, 'updated')),
    dateFilter(question, 'imported', sent(question, 'imported')),
    dateFilter(question, 'marketplace_order_date', orderDateBounds(question)),
  ].filter((filter) => filter !== undefined);
}

/** An `updated_at` range that contains all matches, so the rest of the shop need not be searched. */
export function updatedRange(question: Question): {from: Micros; to: Micros} {
  const {from, to} = applied(question, 'updated', sent(question, 'updated'));
  return {from: from === undefined ? -Infinity : from - SECOND, to: to === undefined ? Infinity : to + SECOND};
}

/**
 * The seven-day default, which applies to queries without a date filter or, according to one source, to all queries
 * without an order date filter.
 */
function orderDateBounds(question: Question): Bounds {
  const asked = sent(question, 'marketplace_order_date');
  const {options, now} = question;
  if (options.sevenDays) return {from: asked.from ?? now - 7 * DAY, to: asked.to ?? now};
  return asksForDates(question) ? asked : {from: now - 7 * DAY, to: now};
}

const asksForDates = (question: Question): boolean =>
  (Object.keys(DATES) as DateName[]).some((name) => isBounded(sent(question, name)));

const isBounded = ({from, to}: Bounds): boolean => from !== undefined || to !== undefined;

function sent({query}: Question, name: DateName): Bounds {
  const read = (end: string) => readInstant(query.get(`${name}_${end}`) ?? '');
  return {from: read('from'), to: read('to')};
}

function textFilter({query, options}: Question, name: string, of: (entry: Entry) => string): Filter | undefined {
  const text = query.get(name);
  if (!text || options.ignoreFilters.includes(name)) return;
  const wanted = new Set(text.split(',').map((part) => part.trim().toLowerCase()));
  return (entry) => wanted.has(of(entry).toLowerCase());
}

function dateFilter(question: Question, name: DateName, bounds: Bounds): Filter | undefined {
  const {from, to} = applied(question, name, bounds);
  if (!isBounded({from, to})) return;
  const nullIsShown =
    name === 'marketplace_order_date' && !isBounded(sent(question, name)) && question.options.sevenDays;
  const isInside = inside(question, from, to);
  return (entry) => {
    const at = entry[DATES[name]];
    return at === null ? nullIsShown : isInside(at);
  };
}

const applied = ({options}: Question, name: DateName, {from, to}: Bounds): Bounds => ({
  from: options.ignoreFilters.includes(`${name}_from`) ? undefined : from,
  to: options.ignoreFilters.includes(`${name}_to`) ? undefined : to,
});

export function inside({options}: Question, from?: Micros, to?: Micros): (at: Micros) => boolean {
  const {secondPrecision, exclusiveFrom, exclusiveTo} = options;
  const cutRow = secondPrecision === 'rows' || secondPrecision === 'both' ? wholeSecond : same;
  const cutBound = secondPrecision === 'parameter' || secondPrecision === 'both' ? wholeSecond : same;
  const first = from === undefined ? -Infinity : cutBound(from);
  const last = to === undefined ? Infinity : cutBound(to);
  return (at) => {
    const row = cutRow(at);
    return (exclusiveFrom ? row > first : row >= first) && (exclusiveTo ? row < last : row <= last);
  };
}

const wholeSecond = (at: Micros): Micros => Math.floor(at / SECOND) * SECOND;
const same = (at: Micros): Micros => at;
