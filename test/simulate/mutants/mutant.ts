// A mutant: a faulty implementation that the simulation must catch.

import type {Merge} from '../kept.ts';
import type {Tap} from '../tap.ts';
import type {Feature, Traits} from '../traits.ts';

export type Mutant = {
  readonly name: string;
  readonly tap: Tap;
  /** Puts two states together, in place of a union of what they claim. */
  readonly merge?: Merge;
  /** Features excluded from the mutant's worlds, to ensure that only its own fault can make it fail. */
  readonly without?: readonly Feature[];
  /** The kinds and rate of false responses in the mutant's worlds; by default, the seed determines both. */
  readonly lies?: Traits['lies'];
};
