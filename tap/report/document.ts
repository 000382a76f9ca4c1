// The report of a run as a JSON document; docs/report.schema.json describes it.

import type {State} from '../../state/state.ts';
import {formatInstant} from '../../values/instant.ts';
import {ownValue} from '../../values/json.ts';
import {version} from '../package.ts';
import type {Facts} from './facts.ts';
import type {ListTally} from './list-tally.ts';
import type {Tally} from './tally.ts';

const REPORT_VERSION = 1;

/** How a run ended. */
export type End = {
  readonly code: number;
  /** The last message on stderr, without secrets; undefined if the run is complete. */
  readonly message: string | undefined;
};

export function documentOf(facts: Facts, {code, message}: End) {
  const {startedMs, tally, upper} = facts;
  return {
    report_version: REPORT_VERSION,
    version,
    account_id: facts.accountId ?? null,
    exit_code: code,
    message: message ?? null,
    retry_at: timeOf(tally.retryAtMs),
    started_at: timeOf(startedMs),
    ended_at: timeOf(Math.max(startedMs, Date.now())),
    upper_end: upper === undefined ? null : formatInstant(upper),
    streams: streamsOf(facts),
    orders: listOf(tally.lists.orders),
    actions: listOf(tally.lists.actions),
    requests: requestsOf(tally),
    invalid_values: tally.invalidValues,
    drift: facts.drift.found,
    warnings: facts.warnings.all,
  };
}

const streamsOf = ({streams, tally, before, after}: Facts) =>
  Object.fromEntries(
    streams.map((name) => [
      name,
      {
        records: tally.records.get(name) ?? 0,
        bookmark_before: bookmarkIn(before, name),
        bookmark_after: bookmarkIn(after, name),
      },
    ]),
  );

const bookmarkIn = (state: State | undefined, stream: string): unknown => ownValue(state?.bookmarks, stream) ?? null;

const listOf = ({read, repeated, oldest, newest}: ListTally) => ({
  read,
  repeated,
  oldest_updated_at: read === 0 ? null : formatInstant(oldest),
  newest_updated_at: read === 0 ? null : formatInstant(newest),
});

const requestsOf = ({lists: {orders, actions}, otherRequests, failed, waited}: Tally) => ({
  orders: orders.requests,
  actions: actions.requests,
  other: otherRequests,
  failed: Object.fromEntries([...failed].sort()),
  waited_seconds: {limit: waited.limit.seconds, retry_after: waited.retry_after.seconds},
});

const timeOf = (ms: number | undefined): string | null =>
  ms === undefined ? null : formatInstant(Math.round(ms * 1000));
