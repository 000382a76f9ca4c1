// Mutants that read incorrectly: each is an ordinary tap with one switch on.
// Completeness: C1, C3, C4, A5

import type {Feature} from '../traits.ts';
import type {Mutant} from './mutant.ts';
import {ordinary} from './ordinary.ts';

/**
 * Features that an ordinary tap cannot handle. Without them, the API follows one interpretation of its documentation.
 */
export const KIND: readonly Feature[] = [
  'ordering',
  'exclusive',
  'precision',
  'silent',
  'clock',
  'jumps',
  'seven',
  'lies',
  'undated',
  // It reads only orders and trackings.
  'children',
  'actions',
  'parts',
  'policy',
];
const TRAPPED = KIND.filter((feature) => feature !== 'seven');

export const plain: Mutant = {name: 'an ordinary tap, without a fault', tap: ordinary(), without: KIND};

export const readingMutants: readonly Mutant[] = [
  {name: 'page numbers', tap: ordinary({pages: true}), without: KIND},
  {name: 'page numbers, newest first', tap: ordinary({pages: true, newestFirst: true}), without: KIND},
  {name: 'one instant split across a page boundary', tap: ordinary({behindLast: true}), without: KIND},
  {name: "a tie read by pages in the server's own order", tap: ordinary({tieOnce: true}), without: KIND},
  {
    name: 'the seven-day trap detected by two counts',
    tap: ordinary({comparesCounts: true}),
    without: TRAPPED,
  },
  {name: 'the seven-day default trusted', tap: ordinary(), without: TRAPPED},
];
