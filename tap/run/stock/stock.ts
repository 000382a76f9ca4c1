// Syncs the stream of Zalando's stock reports, feed by feed. A feed that fails does not stop the others.

import type {Context} from '../context.ts';
import type {Fed} from '../feeds.ts';
import {syncFeed} from './feed.ts';
import {ReportWriter} from './report-writer.ts';

export async function syncStock(context: Context, fed: Fed<'stock'>): Promise<void> {
  const {config, failures, log} = context;
  const {name} = fed.stream;
  if (config.zfsFeeds.length === 0) log.info(`${name}: nothing is read, because zfs_feeds is empty`);
  const writer = new ReportWriter(context, fed);
  for (const feed of config.zfsFeeds)
    await failures.containRight(`${name} of feed ${feed}`, () => syncFeed(context, fed, {feed, writer}), name);
}
