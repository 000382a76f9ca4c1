// Says what happened in the demo's runs.

import type {Month} from './month.ts';
import {table} from './text.ts';

export function story({runs, killed: {loaded, orders, bookmark}}: Month): string {
  const rows = runs.map((run) => [run.title, run.rows, run.changed, run.requests, run.seconds.toFixed(1)]);
  return [
    table(['run', 'rows', 'new or changed', 'requests', 'seconds'], rows),
    `  After the kill ${loaded.toLocaleString('en')} of ${orders.toLocaleString('en')} orders were loaded, and the saved state claimed everything before ${bookmark}.\n  Every run reads the last 7 days again, so the last two runs re-sent rows that were already loaded.`,
  ].join('\n\n');
}
