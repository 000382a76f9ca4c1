// Facts about the API that its responses have proven so far, across all queries in a run.

import {Repeats} from './repeats.ts';

export type Proofs = {
  ordering: 'unproven' | 'honoured' | 'ignored';
  orderDates: 'unproven' | 'shown' | 'bounded';
  /** The codes of the marketplaces found in orders. */
  readonly codes: Set<string>;
  readonly repeats: Repeats;
};

export const noProofs = (): Proofs => ({
  ordering: 'unproven',
  orderDates: 'unproven',
  codes: new Set(),
  repeats: new Repeats(),
});
