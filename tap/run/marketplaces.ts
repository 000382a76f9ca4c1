// Syncs the streams that come from the account's marketplaces: every run reads all marketplaces in scope.

import type {Marketplace} from '../streams/stream.ts';
import type {Context} from './context.ts';
import type {Fed} from './feeds.ts';
import {plainWriterOf} from './stream-writer.ts';

// A target would delete all rows from the table, and an empty response is more likely to be an error than an empty
// account.
const NO_MARKETPLACES =
  'Lengow returned no marketplaces, so no ACTIVATE_VERSION was sent and the rows of earlier runs stay in the table';
const NO_ROWS =
  'Lengow returned nothing for this table, so no ACTIVATE_VERSION was sent and the rows of earlier runs stay in it';

/** @throws LengowError, RecordError */
export async function syncMarketplaces(context: Context, fed: Fed<'marketplaces'>): Promise<void> {
  const {stream} = fed;
  const {config, account, messages, plan, output, progress, signal} = context;
  const timeExtracted = context.timeExtracted();
  const version = config.activateVersion ? Date.parse(timeExtracted) : undefined;
  const marketplaces = inScope(await marketplacesOf(account, version !== undefined), plan.scope);
  const {lineOf, rowsOf} = plainWriterOf(context, fed, version);
  const lines = marketplaces.flatMap(rowsOf).map((row) => lineOf(row, timeExtracted));
  const written = lines.length;
  if (version !== undefined && written > 0) lines.push(messages.activateVersion(stream.name, version));
  if (version !== undefined && written === 0)
    progress.warn(`${stream.name}: ${marketplaces.length === 0 ? NO_MARKETPLACES : NO_ROWS}`);
  await output.write(messages.estimate(stream.name, written) + lines.join(''), signal);
  progress.wrote(stream.name, written);
}

/** The response must be confirmed if it is empty, or if a target will delete the rows that are not sent again. */
async function marketplacesOf(account: Context['account'], isExhaustive: boolean) {
  const first = await account.marketplaces();
  return isExhaustive || first.size === 0 ? account.confirmedMarketplaces() : first;
}

/** Which of the account's marketplaces a run reads. */
export const inScope = (all: ReadonlyMap<string, unknown>, scope: readonly string[] | undefined): Marketplace[] =>
  [...all].filter(([code]) => scope === undefined || scope.includes(code)).map(([code, raw]) => ({code, raw}));
