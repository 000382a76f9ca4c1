// Applies a fault to a response.
import {type Answer, type Asked, failure, html, json} from './answer.ts';
import type {Fault, FaultKind} from './faults.ts';
import {canonical, DAY, readInstant} from './instants.ts';

type Page = {count: number; next: string | null; results: Record<string, unknown>[]};

/** A response with an error status. */
export const refusalOf = (fault: Fault, status: number, asked: Asked): Answer => ({
  ...errorOf(status, asked),
  headers: retryAfter(fault),
});

/** Transport faults leave the response unchanged. */
export const corrupted = (kind: FaultKind, asked: Asked, answer: Answer): Answer =>
  BODY[kind]?.(answer) ?? PAGE[kind]?.(answer, asked) ?? answer;

function errorOf(status: number, asked: Asked): Answer {
  if (status === 502) return html(502, 'Bad Gateway');
  if (status === 503) return {status, body: '', type: 'text/html'};
  if (status === 504) return json({error: 'Gateway Time-out'}, status);
  if (status === 422) return json({detail: [{loc: ['query'], msg: 'value is not valid', type: 'value_error'}]}, status);
  if (status === 404) return json({detail: 'Pas trouvé.'}, status);
  return failure(status, `${status} on ${asked.path}. ${credentialsOf(asked)}`, status === 403 ? 400 : status);
}

/** Lengow's error messages repeat the submitted values, so logging them leaks the credentials. */
function credentialsOf({headers, body}: Asked): string {
  const keys = new URLSearchParams(body);
  if (keys.has('access_token'))
    return `Access Token ${keys.get('access_token')} with ${keys.get('secret')} is not found`;
  return `Token: ${headers.authorization} is expired`;
}

function retryAfter({retryAfter: when}: Fault): Record<string, string> {
  if (when === undefined) return {};
  return {'retry-after': when instanceof Date ? when.toUTCString() : String(when)};
}

const BODY: Partial<Record<FaultKind, (answer: Answer) => Answer>> = {
  html: () => html(200, 'We will be right back'),
  'html-403': () => html(403, 'Request blocked'),
  empty: () => ({status: 200, body: ''}),
  'broken-json': (answer) => ({...answer, body: `${answer.body.slice(0, -1)},}`}),
  redirect: () => ({...html(302, 'Moved'), headers: {location: '/api/v3.0/elsewhere'}}),
  array: () => json([]),
  null: () => json(null),
  text: () => json('ok'),
  'token-missing': edited(({token: _token, ...rest}) => rest),
  'account-missing': edited(({account_id: _account, ...rest}) => rest),
  'marketplaces-a-list': edited((answer) => Object.values(answer)),
  'one-marketplace': edited((answer) => Object.fromEntries(Object.entries(answer).slice(0, 1))),
  'results-missing': edited(({results: _results, ...rest}) => rest),
  'results-not-a-list': edited((answer) => ({...answer, results: {}})),
  'count-missing': edited(({count: _count, ...rest}) => rest),
  'entries-not-objects': edited((answer) => ({...answer, count: 2, next: null, results: [null, 'order']})),
};

const PAGE: Partial<Record<FaultKind, (answer: Answer, asked: Asked) => Answer>> = {
  'count-smaller': page((answer) => ({...answer, count: answer.results.length - 1, next: null})),
  'count-larger': page((answer) => ({...answer, count: answer.results.length + 7, next: null})),
  unsorted: page((answer) => ({...answer, results: answer.results.toReversed()})),
  'outside-window': page((answer, asked) => ({...answer, results: withStranger(answer.results, asked)})),
};

/** Replaces the first order with one dated a day before the window starts. */
function withStranger([first, ...others]: Page['results'], {query}: Asked): Page['results'] {
  const from = readInstant(query.get('updated_from') ?? '') ?? 0;
  return first ? [{...first, updated_at: canonical(from - DAY)}, ...others] : others;
}

function edited(edit: (value: Record<string, unknown>) => unknown): (answer: Answer) => Answer {
  return (answer) => ({...answer, body: JSON.stringify(edit(JSON.parse(answer.body)))});
}

function page(edit: (page: Page, asked: Asked) => Page): (answer: Answer, asked: Asked) => Answer {
  return (answer, asked) =>
    answer.status === 200 ? {...answer, body: JSON.stringify(edit(JSON.parse(answer.body), asked))} : answer;
}
