// Syncs the stock reports of one feed, oldest first. Each is a unit: the STATE that covers it follows its last row.

import {nameOf, type StockReport} from '../../lengow/stock/list.ts';
import type {Context} from '../context.ts';
import type {Fed} from '../feeds.ts';
import {dueOf, unready} from './due.ts';
import {FeedBookmark} from './feed-bookmark.ts';
import type {ReportWriter} from './report-writer.ts';

type Feed = {readonly feed: number; readonly writer: ReportWriter};

/** @throws LengowError, RightsError, RecordError */
export async function syncFeed(context: Context, {stream}: Fed<'stock'>, {feed, writer}: Feed): Promise<void> {
  const reports = await context.stock.reports(feed);
  const bookmark = new FeedBookmark(context, stream, feed);
  const due = dueOf(reports, bookmark.instant);
  context.log.info(`${stream.name}: reading ${due.length} of the ${reports.length} reports of feed ${feed}`);
  await bookmark.begin(reports);
  for (const report of due) {
    if (await isDone(context, writer, report)) await bookmark.pass(report);
    else bookmark.hold();
  }
}

/** Writes the report if it is ready. False if a later run has to ask for it again. */
async function isDone({invalidValues, log, now}: Context, writer: ReportWriter, report: StockReport): Promise<boolean> {
  if (report.status === 'ready') {
    if (report.createdAt === undefined) reportUndated(invalidValues.reporter(writer.name), report);
    else await writer.write({...report, createdAt: report.createdAt});
    return true;
  }
  const {isAwaited, message} = unready(report, now);
  log[isAwaited ? 'info' : 'warning'](`${writer.name}: ${message}`);
  return !isAwaited;
}

type Report = ReturnType<Context['invalidValues']['reporter']>;

const reportUndated = (invalid: Report, report: StockReport): void =>
  invalid({marketplace: null, thing: nameOf(report), column: 'created_at', expected: 'a date-time'});
