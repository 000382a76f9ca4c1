// Creates one page of actions. Unlike orders, they have no default that hides old ones, and are filtered by one
// marketplace only.
import {type Answer, failure, json} from '../answer.ts';
import {inside} from '../filters.ts';
import {readInstant} from '../instants.ts';
import type {Question} from '../options.ts';
import {shuffled} from '../random.ts';
import type {ShownAction} from './actions.ts';

const MOST = 100;

export function actionsPage(actions: readonly ShownAction[], question: Question, origin: string): Answer {
  const {query, options} = question;
  if (query.has('ordering') && options.actionOrdering === 'refused') return failure(400, 'Unknown parameter: ordering');
  const found = actions.filter((action) => isWanted(action, question));
  const size = Math.min(Number(query.get('page_size') ?? MOST), MOST, options.pageCap);
  const page = Number(query.get('page') ?? 1);
  const first = (page - 1) * size;
  if (page > 1 && first >= found.length) return json({detail: 'Invalid page.'}, 404);
  const results = ordered(found, question).slice(first, first + size);
  const link = (number: number) => `${origin}/api/v3.0/orders/actions/?${new URLSearchParams({page: String(number)})}`;
  return json({
    count: found.length,
    next: first + size < found.length ? link(page + 1) : null,
    previous: page > 1 ? link(page - 1) : null,
    results: results.map(({raw}) => raw),
  });
}

function isWanted({marketplace, updatedAt, createdAt}: ShownAction, question: Question): boolean {
  const {query, options} = question;
  const code = query.get('marketplace');
  if (
    code !== null &&
    !options.ignoreFilters.includes('marketplace') &&
    code.toLowerCase() !== marketplace.toLowerCase()
  )
    return false;
  return isWithin(updatedAt, 'updated', question) && isWithin(createdAt, 'created', question);
}

function isWithin(at: number | undefined, name: string, question: Question): boolean {
  const bound = (end: string) =>
    question.options.ignoreFilters.includes(`${name}_${end}`)
      ? undefined
      : readInstant(question.query.get(`${name}_${end}`) ?? '');
  const [from, to] = [bound('from'), bound('to')];
  if (from === undefined && to === undefined) return true;
  return at !== undefined && inside(question, from, to)(at);
}

/** Actions that tie are shuffled for each response. */
function ordered(found: readonly ShownAction[], {query, options}: Question): readonly ShownAction[] {
  const asked = options.actionOrdering === 'honoured' ? query.get('ordering') : null;
  const [field = '-created_at'] = (asked ?? '-created_at').split(',');
  const key = field.endsWith('updated_at') ? 'updatedAt' : 'createdAt';
  const up = (a: ShownAction, b: ShownAction) => (a[key] ?? Infinity) - (b[key] ?? Infinity);
  return shuffled(found).sort((a, b) => (field.startsWith('-') ? up(b, a) : up(a, b)));
}
