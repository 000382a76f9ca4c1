// Explains why a pattern for streams and columns is wrong, and suggests one that is right.

import type {Fault} from '../values/fault.ts';
import {nearest} from '../values/nearest.ts';
import {columnsOf, isAbout, type Pattern, partsOf} from './pattern.ts';
import {streamIds, streamSchemas} from './streams.ts';

/** At most one fault. */
export function patternFaults(pattern: Pattern): Fault[] {
  const [found, expected] = findingOf(pattern) ?? [];
  return found && expected ? [{where: pattern.flag, pointer: '', found, expected}] : [];
}

function findingOf(pattern: Pattern): [found: string, expected: string] | undefined {
  const {text} = pattern;
  if (text.trim() === '') return ['the pattern is empty', 'a stream or a column, such as order.* or order.sku'];
  if (text.startsWith('!')) return ['the pattern deselects twice', 'at most one !, and none with --deselect'];
  if (streamIds.some((id) => isAbout(pattern, id))) return;
  return [`${quoted(text)} matches nothing`, expectation(pattern)];
}

function expectation(pattern: Pattern): string {
  if (pattern.text.includes(',')) return `one pattern for each ${pattern.flag}`;
  const meant = suggestion(pattern);
  return `${nameable(pattern)}${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}

function nameable({isStream}: Pattern): string {
  const streams = streamIds.filter(isStream);
  return streams.length > 0
    ? `a column of ${streams.join(' or ')}, as listed by --discover`
    : `a stream (${streamIds.join(', ')}) or one of its columns, as listed by --discover`;
}

/** Keeps the part of the pattern that matches something. */
function suggestion({text, isStream, isColumn}: Pattern): string | undefined {
  const [stream, column] = partsOf(text);
  const owners = streamIds.filter((id) => columnsOf(id).includes(text));
  const owner = owners.find((id) => streamSchemas[id]['x-selected-by-default'] !== false) ?? owners[0];
  if (owner !== undefined) return `${owner}.${text}`;
  const near = streamIds.some(isStream) ? undefined : nearest(stream, streamIds);
  const streams = near === undefined ? streamIds.filter(isStream) : [near];
  const columns = streams.flatMap(columnsOf);
  const meant = columns.some(isColumn) ? column : nearest(column, columns);
  return meant && `${near ?? stream}.${meant}`;
}

// A token has a digit or a long run of letters, and may be passed instead of a pattern by mistake.
const isHarmless = (text: string): boolean => text.length <= 100 && !/\d|[a-z]{21}/i.test(text);

const quoted = (text: string): string => (isHarmless(text) ? text : 'a pattern');
