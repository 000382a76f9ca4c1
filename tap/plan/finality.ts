// From when on nothing may be claimed yet. Pure.

import {streamIds, streamSchemas} from '../../catalog/streams.ts';
import type {Config} from '../../config/config.ts';
import type {Finality} from '../../state/state.ts';
import {DAY, type Micros} from '../../values/instant.ts';

type Lookback = Pick<Config, 'lookbackDays'>;

/**
 * @param stream the name in bookmarks, which may have a prefix
 * @param now the server's clock
 */
export function finalityOf(config: Lookback, stream: string, now: Micros): Finality {
  const lookback = Math.round(lookbackDays(config, stream) * DAY);
  return {lookback, final: now - lookback};
}

/** Some streams never need a lookback of more than a certain number of days. */
function lookbackDays({lookbackDays: days}: Lookback, stream: string): number {
  const id = streamIds.find((one) => stream.endsWith(one));
  return Math.min(days, (id && streamSchemas[id]['x-most-lookback-days']) ?? days);
}
