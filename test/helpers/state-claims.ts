// Whether each STATE line of a run over a shop that stands still claims only rows that were written before it.

import type {Row, Shop} from '../sandbox/index.ts';
import {type Bookmark, type Message, messagesOf} from './messages.ts';

const STREAMS = ['order', 'order_tracking'] as const;

/** @param since rows that are older belong to an earlier run. */
export function expectTrueClaims(stdout: string, shop: Shop, since = ''): void {
  const truth = shop.truth();
  const written = {order: new Set<string>(), order_tracking: new Set<string>()};
  for (const message of messagesOf(stdout)) {
    for (const stream of STREAMS) {
      if (message.stream === stream && message.record) written[stream].add(nameOf(message.record));
      const claimed = claimedBy(message, stream);
      const lacking = truth[stream]
        .filter((row) => String(row.updated_at) >= since && claimed(row))
        .filter((row) => !written[stream].has(nameOf(row)));
      expect(lacking).toEqual([]);
    }
  }
}

function claimedBy({type, value}: Message, stream: string): (row: Row) => boolean {
  if (type !== 'STATE') return () => false;
  const {updated_at: all = '', marketplaces = {}}: Bookmark = value?.bookmarks[stream] ?? {};
  return ({updated_at: at, marketplace}) =>
    [all, marketplaces[String(marketplace)] ?? ''].some((to) => String(at) <= to);
}

const nameOf = (row: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(
    ['marketplace', 'marketplace_order_id', 'marketplace_order_line_id', 'tracking_number', 'updated_at'].map(
      (column) => row[column] ?? null,
    ),
  );
