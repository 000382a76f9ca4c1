// Implements --test: does everything a run does, up to the first page of each fetch, but writes nothing to stdout.

import {formatInstant} from '../../values/instant.ts';
import {AuthError} from '../errors.ts';
import type {Account} from '../lengow/account.ts';
import {queryOf} from '../lengow/orders/walk.ts';
import {rangeOf, type Span} from '../plan/spans.ts';
import type {Input, Services, Source} from '../run/context.ts';
import {fedBy} from '../run/feeds.ts';
import {inScope} from '../run/marketplaces.ts';
import {codesOf, impatient, openSource, progressOf} from './open.ts';

/** @throws TapError for everything that would stop a run before its first row. */
export async function test(input: Input, services: Services): Promise<void> {
  const {log} = services;
  const listener = progressOf(input, services);
  const source = await openSource(impatient(input), services, listener);
  const codes = await shownCodes(source.account);
  log.info(
    `Account ${source.account.id}: ${codes ? `marketplaces ${codes.join(', ') || 'none'}` : 'marketplaces unknown'}`,
  );
  for (const line of [...(await marketplaces(input, source)), ...(await orders(input, source))]) log.info(line);
  log.info('OK');
}

/** A run may not need the marketplaces, so keys that are not allowed to read them are not an error. */
async function shownCodes(account: Account): Promise<readonly string[] | undefined> {
  try {
    return await codesOf(account);
  } catch (error) {
    if (error instanceof AuthError) return;
    throw error;
  }
}

async function marketplaces({streams}: Input, {account, plan}: Source): Promise<string[]> {
  const names = fedBy('marketplaces', streams).map(({stream}) => stream.name);
  if (names.length === 0) return [];
  const {length} = inScope(await account.marketplaces(), plan.scope);
  return [`${names.join(', ')}: would read ${length} marketplaces`];
}

async function orders({streams}: Input, {orders: source, plan}: Source): Promise<string[]> {
  const names = fedBy('orders', streams).map(({stream}) => stream.name);
  if (names.length === 0) return [];
  const lines: string[] = [];
  for (const span of plan.spans) {
    const {page} = await source.begin(queryOf(rangeOf(span, span.wanted), span.from));
    lines.push(`${streamsOf(span)}: would read ${page.count} orders, updated ${timesOf(span)}`);
  }
  return lines.length > 0 ? lines : [`${names.join(', ')}: nothing left to read`];
}

const streamsOf = ({wanted}: Span): string => [...new Set(wanted.map(({stream}) => stream))].join(', ');

const timesOf = ({from, to}: Span): string => `from ${formatInstant(from)} to ${formatInstant(to)}`;
