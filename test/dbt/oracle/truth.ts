// What the oracle knows: the rows that the tables must contain, and what time it is.

import type {Row} from '../../sandbox/index.ts';

export type Truth = {
  readonly order: readonly Row[];
  /** Undefined if trackings are not loaded. */
  readonly order_tracking: readonly Row[] | undefined;
  readonly order_action: readonly Row[];
  readonly marketplace_status: readonly Row[];
  /** As the source writes instants. */
  readonly asOf: string;
};

/** What is known once a target has turned empty texts into null. */
export const withoutEmptyTexts = (truth: Truth): Truth => ({
  ...truth,
  order: truth.order.map(filled),
  order_tracking: truth.order_tracking?.map(filled),
  order_action: truth.order_action.map(filled),
  marketplace_status: truth.marketplace_status.map(filled),
});

const filled = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === '' ? null : value]));
