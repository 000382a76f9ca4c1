// Says how many stock reports a run would read; used by --test.

import type {Input, Source} from '../run/context.ts';
import {fedBy} from '../run/feeds.ts';
import {bookmarkOf, dueOf} from '../run/stock/due.ts';

/** One line for each feed; none if the stream is not selected. @throws LengowError, RightsError */
export async function stockLines({config, streams, state}: Input, {stock}: Source): Promise<string[]> {
  const lines: string[] = [];
  for (const {stream} of fedBy('stock', streams)) {
    if (config.zfsFeeds.length === 0) lines.push(`${stream.name}: would read nothing, because zfs_feeds is empty`);
    for (const feed of config.zfsFeeds) {
      const reports = await stock.reports(feed);
      const due = dueOf(reports, bookmarkOf(state, stream, feed));
      lines.push(`${stream.name}: would read ${due.length} of the ${reports.length} reports of feed ${feed}`);
    }
  }
  return lines;
}
