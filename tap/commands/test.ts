// Implements --test: does everything a run does, up to the first page of each fetch, but writes nothing to stdout.

import {formatInstant} from '../../values/instant.ts';
import {sum} from '../../values/sum.ts';
import {ACTIONS_PATH} from '../lengow/actions/path.ts';
import {amount} from '../log/words.ts';
import type {Span} from '../plan/spans.ts';
import type {Input, Services, Source} from '../run/context.ts';
import {fedBy} from '../run/feeds.ts';
import {inScope} from '../run/marketplaces.ts';
import {actionLines} from './action-lines.ts';
import {countSpans} from './backfill/counted-spans.ts';
import {shownCodes} from './codes.ts';
import {impatient, openSource, progressOf} from './open.ts';
import {personalText} from './personal-text.ts';
import {routeLimitLines} from './route-limits.ts';
import {stockLines} from './stock-lines.ts';
import {vidrLines} from './vidr-lines.ts';

/** @throws TapError for everything that would stop a run before its first row. */
export async function test(input: Input, services: Services): Promise<void> {
  if (input.config.apiVersion === 'v2') return (await import('./test-v2.ts')).testV2(input, services);
  const {facts, log} = services;
  const listener = progressOf(input, services);
  const source = await openSource(impatient(input), services, listener);
  const codes = await shownCodes(source.account);
  log.info(
    `Account ${source.account.id}: ${codes ? `marketplaces ${codes.join(', ') || 'none'}` : 'marketplaces unknown'}`,
  );
  for (const line of await routeLimitLines(
    source.account,
    fedBy('actions', input.streams).length > 0 ? [ACTIONS_PATH] : [],
  ))
    log.info(line);
  log.info(personalText(input));
  for (const part of [marketplaces, orders, actionLines, vidrLines, stockLines])
    for (const line of await part(input, source)) log.info(line);
  const drift = facts.drift.text();
  if (drift !== undefined) log.warning(drift);
  log.info('OK');
}

async function marketplaces({streams}: Input, {account, plan}: Source): Promise<string[]> {
  const names = fedBy('marketplaces', streams).map(({stream}) => stream.name);
  if (names.length === 0) return [];
  const {length} = inScope(await account.marketplaces(), plan.scope);
  return [`${names.join(', ')}: would read ${length} marketplaces`];
}

async function orders({streams}: Input, source: Source): Promise<string[]> {
  const names = fedBy('orders', streams).map(({stream}) => stream.name);
  if (names.length === 0) return [];
  const counted = await countSpans(source, source.plan.spans);
  if (counted.length === 0) return [`${names.join(', ')}: nothing left to read`];
  const total = sum(counted.map(({count}) => count.orders));
  return [
    ...counted.map(
      ({span, count}) => `${streamsOf(span)}: would read ${count.orders} orders, updated ${timesOf(span)}`,
    ),
    `This run would read ${amount(total)} orders`,
  ];
}

const streamsOf = ({wanted}: Span): string => [...new Set(wanted.map(({stream}) => stream))].join(', ');

const timesOf = ({from, to}: Span): string => `from ${formatInstant(from)} to ${formatInstant(to)}`;
