// What Lengow's statuses mean, by docs/statuses.md.

import type {Row, Value} from '../../sandbox/index.ts';

const STAGES: Readonly<Record<string, readonly string[]>> = {
  sent: ['shipped'],
  done: ['closed', 'pickup_completed', 'partial_refunded', 'refunded'],
  returning: ['to_refund', 'refunding'],
  dropped: ['refused', 'canceled', 'pickup_canceled'],
};
const NOTHING_SOLD = ['refunded', 'refused', 'canceled', 'pickup_canceled'];

export const stageOf = (status: Value | undefined): string =>
  Object.keys(STAGES).find((stage) => STAGES[stage]?.includes(String(status))) ?? 'open';

export const statusOf = (line: Row): Value => line.line_lengow_status ?? line.lengow_status ?? null;

const statuses = (line: Row): string[] => [line.lengow_status, statusOf(line)].map(String);

export const isRevenue = (line: Row): boolean => !statuses(line).some((status) => NOTHING_SOLD.includes(status));

export const isCancelled = (line: Row): boolean => statuses(line).some((status) => stageOf(status) === 'dropped');
