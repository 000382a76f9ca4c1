// Syncs the streams that come from the account's marketplaces: every run reads all marketplaces in scope.

import {headerOf} from '../singer/header.ts';
import {activateVersionLine, recordLines} from '../singer/messages.ts';
import type {Marketplace} from '../streams/stream.ts';
import type {Context} from './context.ts';
import type {Fed} from './feeds.ts';

/** @throws LengowError, RecordError */
export async function syncMarketplaces(context: Context, {stream, records}: Fed<'marketplaces'>): Promise<void> {
  const {config, account, plan, invalidValues, output, progress, signal} = context;
  const timeExtracted = context.timeExtracted();
  const version = config.activateVersion ? Date.parse(timeExtracted) : undefined;
  const marketplaces = inScope(await account.marketplaces(), plan.scope);
  const lineOf = recordLines(headerOf(stream), version);
  const rowsOf = records({
    accountId: account.id,
    columns: stream.columns,
    invalid: invalidValues.reporter(stream.name),
  });
  const lines = marketplaces.flatMap(rowsOf).map((row) => lineOf(row, timeExtracted));
  const written = lines.length;
  if (version !== undefined) lines.push(activateVersionLine(stream.name, version));
  await output.write(lines.join(''), signal);
  progress.wrote(stream.name, written);
}

/** Which of the account's marketplaces a run reads. */
export const inScope = (all: ReadonlyMap<string, unknown>, scope: readonly string[] | undefined): Marketplace[] =>
  [...all].filter(([code]) => scope === undefined || scope.includes(code)).map(([code, raw]) => ({code, raw}));
