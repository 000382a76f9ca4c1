// The command --test: what the account can see, and one page of each selected stream. Writes nothing to stdout.

import type {SelectedStream} from '../../catalog/types.ts';
import {DAY} from '../../values/instant.ts';
import type {Log} from '../log/log.ts';
import type {Source} from '../run/source.ts';

const RECENT = 30 * DAY;

type Options = {readonly streams: readonly SelectedStream[]; readonly source: Source};

/** @throws TapError when a stream cannot be read. */
export async function check({streams, source}: Options, log: Log): Promise<void> {
  const {account, orders, scope, upper} = source;
  const codes = [...(await account.marketplaces()).keys()];
  log.info(`Account ${account.id} sees ${codes.length} marketplaces: ${codes.join(', ')}`);
  const orderStreams = streams.filter(({id}) => id !== 'marketplace').map(({id}) => id);
  if (orderStreams.length === 0) return;
  const updated = {from: upper - RECENT, to: upper};
  const {count} = await orders.ask({updated, ...(scope !== undefined && {marketplaces: scope})});
  log.info(`${orderStreams.join(' and ')} can be read: ${count} orders were updated in the last 30 days`);
}
