// Implements verify: compares what was loaded with Lengow.

import {DifferencesFound, InputError, LengowError, RecordError} from '../errors.ts';
import type {Progress} from '../log/progress.ts';
import type {Input, Services, Source} from '../run/context.ts';
import {able} from '../run/feeds.ts';
import {shownCodes} from './codes.ts';
import {openSource, progressOf} from './open.ts';
import {repairPlace, writeRepair} from './repair-file.ts';
import {claimedScopes} from './verify/claimed.ts';
import {openOrders, type Read, readInventory} from './verify/inventory/read.ts';
import {jsonLines, tableOf} from './verify/report/lines.ts';
import {remarks} from './verify/report/remarks.ts';
import {unitLines} from './verify/report/units.ts';
import {verdictOf} from './verify/report/verdict.ts';
import {type Comparison, type ComparisonInput, compare} from './verify/run.ts';
import type {Known, Scope} from './verify/scope.ts';
import type {Files} from './words/given.ts';

type Command = {
  readonly kind: 'verify';
  readonly files: Files;
  /** The path of the inventory. */
  readonly table: string;
  readonly format: 'text' | 'jsonl';
  readonly isFull: boolean;
  readonly asksAll: boolean;
  readonly repair: string | undefined;
};

/** @throws DifferencesFound, InputError, AuthError, LengowError, OutputError */
export async function verify(input: Input, services: Services, command: Command): Promise<void> {
  const repair = repairPlace({...command, erasedPath: input.config.personalDataErased});
  const listener = progressOf(input, services);
  const prepared = await prepare(input, {services, listener, command});
  const {accountId} = prepared;
  if (command.isFull) listener.begin();
  const comparison = await compare(prepared)
    .catch(incomparable)
    .finally(() => listener.stop());
  const {requests} = listener;
  for (const remark of remarks({...prepared, comparison, requests})) services.log.info(remark);
  const {problems, cells, equal} = comparison;
  const different = new Set(problems.map(({tally}) => tally.cell)).size;
  const verdict = verdictOf({isFull: command.isFull, cells, different, equal});
  try {
    if (repair !== undefined) writeRepair(repair, unitLines(problems, accountId));
  } finally {
    await print(comparison, command, {accountId, verdict, services});
  }
  if (different > 0) throw new DifferencesFound(verdict);
}

type Preparation = {readonly services: Services; readonly listener: Progress; readonly command: Command};

/** Reads the table's orders before it logs in: the query that selects them may take a long time. */
async function prepare(input: Input, {services, listener, command}: Preparation): Promise<ComparisonInput & Read> {
  const {signal} = services;
  const opened = await openOrders(command.table, signal);
  const source = await openSource(withoutEnd(input), services, listener);
  const {account, orders} = source;
  const listed = (await shownCodes(account)) ?? [];
  const read = await readInventory(opened, {accountId: account.id, listed, signal});
  const scopes = scopesFor(input, source, knownIn(read, listed));
  const {isFull, asksAll} = command;
  return {
    ...read,
    orders,
    accountId: account.id,
    listed,
    scopes,
    isFull,
    asksAll,
    upper: upperOf(source, services),
    onRead: (batch) => listener.read(batch, 'orders'),
  };
}

/** A run stops at an order that has no place in the history; it cannot be compared either. */
function incomparable(error: unknown): never {
  throw error instanceof RecordError ? new LengowError(error.message, {cause: error}) : error;
}

/** What was loaded lies before `end_date`, but may have been updated since. */
const withoutEnd = ({config: {endDate: _, ...config}, ...input}: Input): Input => ({...input, config});

const knownIn = ({inventory: {codes, isSame}}: Read, listed: readonly string[]): Known => ({
  codes: [...listed, ...codes],
  isSame,
});

function scopesFor({state, config, places, streams}: Input, {plan, claimable}: Source, known: Known): readonly Scope[] {
  const names = able('verify', streams).map(({name}) => name);
  const {finality} = claimable();
  const scopes = names.flatMap((stream) =>
    claimedScopes({state, stream, config, codes: plan.scope, known, finality: finality(stream)}),
  );
  if (scopes.length > 0) return scopes;
  throw new InputError(
    `${places.state}: nothing is claimed for ${names.join(', ')}, so nothing can be compared; pass the state of a run that has read orders older than lookback_days`,
  );
}

function upperOf({plan}: Source, {runtime}: Services): () => number {
  const beginMs = runtime.elapsedMs();
  return () => plan.upper + Math.floor((runtime.elapsedMs() - beginMs) * 1000);
}

type Printing = {readonly accountId: number; readonly verdict: string; readonly services: Services};

async function print(
  {problems}: Comparison,
  {format}: Command,
  {accountId, verdict, services: {log, output, signal}}: Printing,
): Promise<void> {
  if (format === 'jsonl') {
    await output.write(jsonLines(problems, accountId), signal);
    log.info(verdict);
  } else await output.write(`${tableOf(problems)}${verdict}\n`, signal);
}
