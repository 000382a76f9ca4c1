// A wrong way of reading, which the simulation has to catch.

import type {Tap} from '../tap.ts';
import type {Feature} from '../traits.ts';

export type Mutant = {
  readonly name: string;
  readonly tap: Tap;
  /** What its worlds must not have, so that it fails for its own fault and for no other. */
  readonly without?: readonly Feature[];
};
