// Orders that a lagging replica showed as they once were, in a run whose end_date hid the newer version. The older
// version replaces the newer one in the table, as docs/limits.md says.

import type {Traits} from '../traits.ts';

export class Lagging {
  readonly #isPossible: boolean;
  readonly #ends: number[] = [];

  constructor({lies}: Pick<Traits, 'lies'>) {
    this.#isPossible = lies.rate > 0 && lies.kinds.includes('stale');
  }

  /** A run begins. */
  begin(endDate: number | undefined): void {
    if (endDate !== undefined) this.#ends.push(endDate);
  }

  /** Whether the table may have this version instead of the current one. Both are given by their `updated_at`. */
  excuses(stored: number | undefined, current: number): boolean {
    return this.#isPossible && stored !== undefined && this.#ends.some((end) => stored <= end && end < current);
  }
}
