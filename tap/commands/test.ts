// The command --test: does what a run does up to the first page of each fetch, and writes nothing to stdout.

import {formatInstant} from '../../values/instant.ts';
import type {Query} from '../lengow/orders/query.ts';
import {Progress} from '../log/progress.ts';
import {marketplacesOf, type Span} from '../plan/spans.ts';
import type {Input, Services, Source} from '../run/context.ts';
import {fedByMarketplaces, fedByOrders} from '../run/feeds.ts';
import {codesOf, openSource} from './open.ts';

/** @throws TapError for everything that would stop a run before its first row. */
export async function test(input: Input, services: Services): Promise<void> {
  const {log, runtime} = services;
  const listener = new Progress(log, runtime);
  const source = await openSource(input, services, listener);
  const codes = await codesOf(source.account);
  log.info(
    `Account ${source.account.id}: ${codes ? `marketplaces ${codes.join(', ') || 'none'}` : 'marketplaces unknown'}`,
  );
  for (const line of [...(await marketplaces(input, source)), ...(await orders(input, source))]) log.info(line);
  log.info('OK');
}

async function marketplaces({streams}: Input, {account, plan}: Source): Promise<string[]> {
  const names = fedByMarketplaces(streams).map(({stream}) => stream.name);
  if (names.length === 0) return [];
  const all = await account.marketplaces();
  return [`${names.join(', ')}: would read ${plan.scope?.length ?? all.size} marketplaces`];
}

async function orders({streams}: Input, {orders: source, plan}: Source): Promise<string[]> {
  const names = fedByOrders(streams).map(({stream}) => stream.name);
  if (names.length === 0) return [];
  const lines: string[] = [];
  for (const span of plan.spans) {
    const {page} = await source.begin(queryOf(span));
    lines.push(`${namesOf(span)}: would read ${page.count} orders, updated ${rangeOf(span)}`);
  }
  return lines.length > 0 ? lines : [`${names.join(', ')}: nothing left to read`];
}

const queryOf = ({from, to, starts}: Span): Query => {
  const marketplaces = marketplacesOf(starts);
  return {updated: {from, to}, ...(marketplaces && {marketplaces})};
};

const namesOf = ({starts}: Span): string => [...new Set(starts.map(({stream}) => stream))].join(', ');

const rangeOf = ({from, to}: Span): string => `from ${formatInstant(from)} to ${formatInstant(to)}`;
