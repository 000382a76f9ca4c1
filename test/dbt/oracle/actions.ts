// Actions by day.

import type {Row, Value} from '../../sandbox/index.ts';
import {count, dayOf, groupsOf, picked} from './rows.ts';
import type {Truth} from './truth.ts';

const GROUP = ['created_on', 'account_id', 'marketplace', 'action_type'];
const THREE_DAYS_MS = 3 * 86_400_000;

export function actionHealth({order_action: actions, asOf}: Truth): Row[] {
  const dated = actions.map((action) => ({...action, created_on: dayOf(action.created_at)}) as Row);
  const limit = Date.parse(asOf) - THREE_DAYS_MS;
  return [...groupsOf(dated, GROUP).values()].map((rows) => {
    const counted = (outcome: string): number => count(rows, (row) => row.outcome === outcome);
    const waiting = rows.filter(({outcome}) => outcome === 'queued' || outcome === 'sent');
    return {
      ...picked(rows[0] as Row, GROUP),
      actions: rows.length,
      queued: counted('queued'),
      sent: counted('sent'),
      done: counted('done'),
      failed: counted('failed'),
      overdue: count(waiting, ({created_at: at}) => Date.parse(String(at)) < limit),
      median_minutes: median(rows.flatMap(secondsOf)),
      top_error: topError(rows),
    };
  });
}

/** Counted as boundaries between seconds, as warehouses do. */
function secondsOf({outcome, created_at: from, updated_at: to}: Row): number[] {
  if (outcome !== 'done' && outcome !== 'failed') return [];
  const [start = 0, end = 0] = [from, to].map((at) => Math.floor(Date.parse(String(at)) / 1000));
  return [end - start];
}

function median(seconds: readonly number[]): Value {
  const sorted = seconds.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2 / 60;
}

/** The most frequent one; of several, the first by its bytes. */
function topError(rows: readonly Row[]): Value {
  const counts = new Map<string, number>();
  for (const {outcome, errors} of rows)
    if (outcome === 'failed' && errors !== null) {
      const masked = String(errors).replaceAll(/\d+/g, '#');
      counts.set(masked, (counts.get(masked) ?? 0) + 1);
    }
  const [top] = [...counts].sort(([one, few], [other, many]) => many - few || (one < other ? -1 : 1));
  return top?.[0] ?? null;
}
