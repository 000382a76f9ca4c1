// The stream `marketplace`: read whole on every run, one row a marketplace in scope.

import type {SelectedStream} from '../../catalog/types.ts';
import {headerOf} from '../singer/header.ts';
import {activateVersionLine, recordLines} from '../singer/messages.ts';
import {marketplaceRecord} from '../streams/marketplace.ts';
import type {Run} from './context.ts';

/** @throws LengowError, RecordError */
export async function syncMarketplaces(run: Run, stream: SelectedStream): Promise<void> {
  const {config, account, scope, invalidValues, output, progress, signal} = run;
  const header = headerOf(stream, config.streamPrefix);
  const timeExtracted = run.timeExtracted();
  const version = config.activateVersion ? Date.parse(timeExtracted) : undefined;
  const lineOf = recordLines(header, version);
  const all = [...(await account.marketplaces())];
  const own = all.filter(([code]) => scope === undefined || scope.includes(code));
  const context = {
    accountId: account.id,
    columns: stream.columns,
    invalid: invalidValues.reporter(header.stream),
  };
  const lines = own.map(([code, raw]) => lineOf(marketplaceRecord(code, raw, context), timeExtracted));
  if (version !== undefined) lines.push(activateVersionLine(header.stream, version));
  await output.write(lines.join(''), signal);
  progress.wrote(header.stream, own.length);
}
