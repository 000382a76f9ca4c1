// Values that users pass as a state by mistake: some contain a state, and some are something else entirely.

import type {Finding} from '../values/fault.ts';
import {isObject, type JsonObject, ownValue} from '../values/json.ts';

export const STATE = 'a state such as {"bookmarks": {"order": {"updated_at": "2026-11-21T10:00:00.000000Z"}}}';

/**
 * Reports an object without `bookmarks`, unless it is empty, which means that there is no state yet. Any other object
 * would silently be treated as no state, and the whole history would be read again.
 */
export function* withoutBookmarks(value: JsonObject): Generator<Finding> {
  if (Object.keys(value).length === 0) return;
  const known = knownMistakes(value);
  yield* known;
  if (known.length === 0) yield {pointer: '', ...unknownShape(value)};
}

/** Reports an object whose `bookmarks` are empty but which contains a state elsewhere. */
export function* besideBookmarks({bookmarks: _empty, ...value}: JsonObject): Generator<Finding> {
  const known = knownMistakes(value);
  yield* known;
  const isElsewhere = pathToState(value) !== undefined || Object.keys(value).some(isMisspelled);
  if (known.length === 0 && isElsewhere) yield {pointer: '', ...unknownShape(value)};
}

const knownMistakes = (value: JsonObject): Finding[] =>
  MISTAKES.filter(({is}) => is(value)).map(({found, expected}) => ({pointer: '', found, expected}));

const isMisspelled = (key: string): boolean => /^bookmarks?$/i.test(key);

type Shape = Pick<Finding, 'found' | 'expected'>;

function unknownShape(value: JsonObject): Shape {
  const path = pathToState(value);
  if (path) return {found: 'contains a state', expected: `only that part (jq '.${path.map(quoted).join('.')}')`};
  const misspelled = Object.keys(value).find(isMisspelled);
  const found = misspelled === undefined ? 'has no "bookmarks"' : `has "${misspelled}" instead of "bookmarks"`;
  return {found, expected: `${STATE}, or {} to read the whole history`};
}

// Orchestrators wrap a state in one or two objects.
const DEEPEST = 3;

function pathToState(value: JsonObject, depth = 1): string[] | undefined {
  for (const [key, inner] of Object.entries(value)) {
    if (isObject(ownValue(inner, 'bookmarks'))) return [key];
    const path = isObject(inner) && depth < DEEPEST ? pathToState(inner, depth + 1) : undefined;
    if (path) return [key, ...path];
  }
  return;
}

const quoted = (key: string): string => (/^[a-z_]\w*$/i.test(key) ? key : JSON.stringify(key));

const MISTAKES: readonly (Shape & {readonly is: (value: JsonObject) => boolean})[] = [
  {
    is: (value) => typeof value.type === 'string' && Object.hasOwn(value, 'value'),
    found: 'is a complete STATE message',
    expected: 'only its "value" (jq .value)',
  },
  {
    is: (value) => Object.hasOwn(value, 'singer_state'),
    found: 'is a Meltano state dump',
    expected: 'only its "singer_state" (jq .singer_state)',
  },
  {
    is: ({completed}) => ownValue(completed, 'singer_state') !== undefined,
    found: 'is a Meltano state file',
    expected: 'only its "singer_state" (jq .completed.singer_state)',
  },
  {
    is: ({completed, partial}) =>
      ownValue(completed, 'singer_state') === undefined && ownValue(partial, 'singer_state') !== undefined,
    found: 'is a Meltano state file',
    expected: 'only its "singer_state" (jq .partial.singer_state)',
  },
  {
    is: (value) => Object.hasOwn(value, 'access_token'),
    found: 'is a config',
    expected: 'a state; pass a config with --config',
  },
  {
    is: (value) => Array.isArray(value.streams),
    found: 'is a catalog',
    expected: 'a state; pass a catalog with --catalog',
  },
];
