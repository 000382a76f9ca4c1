// Syncs Amazon's VAT invoice data report, marketplace by marketplace. Rows are only added or replaced, since an invoice
// does not cease to exist: the stream never gets an ACTIVATE_VERSION.

import {datesBy} from '../../state/dated.ts';
import {refusedForGood} from '../lengow/http/refused.ts';
import {VIDR_PATH} from '../lengow/vidr/path.ts';
import type {VidrLine} from '../streams/amazon-vidr.ts';
import type {Policy} from '../streams/personal/policy.ts';
import {amazonCodes} from './amazon-codes.ts';
import type {Context} from './context.ts';
import type {Fed} from './feeds.ts';
import {type StreamWriter, writerOf} from './stream-writer.ts';
import {writeState} from './write-state.ts';

const NO_APP = 400;

/** A marketplace whose report the API refuses, and the API's own message. */
type Refusal = {readonly code: string; readonly message: string | undefined};

/** @throws LengowError if the marketplaces cannot be read */
export async function syncVidr(context: Context, fed: Fed<'vidr'>, policy: Policy): Promise<void> {
  const {account, plan, log, failures} = context;
  const {name} = fed.stream;
  const codes = await amazonCodes(account, plan.scope);
  if (codes.length === 0) log.info(`${name}: there is no Amazon marketplace to read`);
  const writer = writerOf(context, fed, policy);
  const refused: Refusal[] = [];
  for (const code of codes)
    await failures.containRight(
      `${name} of ${code}`,
      async () => {
        const refusal = await syncMarketplace(context, {name, code}, writer);
        if (refusal) refused.push(refusal);
      },
      name,
    );
  if (refused.length > 0) log.info(`${name}: ${skippedText(refused)}`);
}

type Place = {readonly name: string; readonly code: string};

/** The refusal, if the API has no report for the marketplace and never had one. */
async function syncMarketplace(context: Context, {name, code}: Place, writer: StreamWriter<VidrLine>) {
  const {account, checkpoint, now} = context;
  context.log.info(`Reading the report of ${code}`);
  const answer = await account.vidr(code);
  if (!answer.ok) {
    const wasRead = datesBy(checkpoint.last, name, 'marketplaces').has(code);
    if (answer.status !== NO_APP || wasRead) throw refusedForGood(VIDR_PATH, answer);
    return {code, message: answer.message};
  }
  for await (const lines of answer.value.report) await writeLines(context, {name, lines}, writer);
  const instant = answer.value.date ?? now;
  checkpoint.date({stream: name, account: String(account.id), kind: 'marketplaces', name: code, instant});
  const state = checkpoint.changed();
  if (state !== undefined) await writeState(state, context);
  return;
}

type Written = {readonly name: string; readonly lines: readonly VidrLine[]};

async function writeLines(context: Context, {name, lines}: Written, writer: StreamWriter<VidrLine>): Promise<void> {
  const {output, progress, signal} = context;
  const timeExtracted = context.timeExtracted();
  const rows = lines.flatMap(writer.rowsOf);
  await output.write(rows.map((row) => writer.lineOf(row, timeExtracted)).join(''), signal);
  progress.wrote(name, rows.length);
}

function skippedText(refused: readonly Refusal[]): string {
  const message = refused.find((one) => one.message)?.message;
  const said = message ? ` and the message "${message}"` : '';
  return `Lengow refused the report of ${refused.map(({code}) => code).join(', ')} with HTTP 400${said}, so nothing is read of it. It needs the app Amazon VCS in Lengow`;
}
