// A mutant: a faulty implementation that the simulation must catch.

import type {Merge} from '../kept.ts';
import type {Tap} from '../tap.ts';
import type {Feature, Traits} from '../traits.ts';

export type Mutant = {
  readonly name: string;
  readonly tap: Tap;
  /** Merges two states in some other way than by uniting their claims. */
  readonly merge?: Merge;
  /** Features excluded from the mutant's worlds, to ensure that only its own fault can make it fail. */
  readonly without?: readonly Feature[];
  /** Whether its worlds may have Airbyte's platform as their target. */
  readonly isOfAirbyte?: boolean;
  /** The kinds and rate of false responses in the mutant's worlds; by default, the seed determines both. */
  readonly lies?: Traits['lies'];
};
