// Says how many actions a run would read; used by --test.

import {formatInstant} from '../../values/instant.ts';
import {queryOf} from '../lengow/walk/walk.ts';
import {amount} from '../log/words.ts';
import {rangeOf, type Span} from '../plan/spans.ts';
import type {Input, Source} from '../run/context.ts';
import {fedBy} from '../run/feeds.ts';

/** One line for each range, or one that says that there is nothing to read; none if no stream is read from actions. */
export async function actionLines({streams}: Pick<Input, 'streams'>, source: Source): Promise<string[]> {
  const names = fedBy('actions', streams).map(({stream}) => stream.name);
  const {actionSpans: spans} = source.plan;
  if (names.length > 0 && spans.length === 0) return [`${names.join(', ')}: nothing left to read`];
  const lines: string[] = [];
  for (const span of spans) lines.push(await lineOf(span, source));
  return lines;
}

/** The count of the first page includes actions just outside the range. */
async function lineOf(span: Span, {actions}: Source): Promise<string> {
  const {page} = await actions.begin(queryOf(rangeOf(span, span.wanted), span.from));
  const names = span.wanted.map(({stream, marketplace}) => (marketplace ? `${stream} of ${marketplace}` : stream));
  return `${names.join(', ')}: would read about ${amount(page.count)} actions, updated from ${formatInstant(span.from)} to ${formatInstant(span.to)}`;
}
