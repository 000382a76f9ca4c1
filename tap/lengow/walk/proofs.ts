// Facts about the API that its responses have proven so far, across all queries in a run.

import {Repeats} from './repeats.ts';
import type {Route} from './route.ts';

export type Proofs = {
  /** If it was refused, it is no longer sent. */
  ordering: 'unproven' | 'honoured' | 'ignored' | 'refused';
  orderDates: 'unproven' | 'shown' | 'bounded';
  /** The codes of the marketplaces found in orders. */
  readonly codes: Set<string>;
  readonly repeats: Repeats;
};

/** @param hasDefault whether the API may hide old orders by default */
export const noProofs = (route: Route, hasDefault: boolean): Proofs => ({
  ordering: 'unproven',
  orderDates: hasDefault ? 'unproven' : 'shown',
  codes: new Set(),
  repeats: new Repeats(route),
});
