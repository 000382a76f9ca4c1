// A faulty way of reading, which the simulation must catch.

import type {Tap} from '../tap.ts';
import type {Feature} from '../traits.ts';

export type Mutant = {
  readonly name: string;
  readonly tap: Tap;
  /** Features that its worlds must not have, so that it can fail only because of its own fault. */
  readonly without?: readonly Feature[];
};
