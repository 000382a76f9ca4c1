// Orders that a lagging replica showed as they once were, in a run whose end_date hid the newer version. The older
// version replaces the newer one in the table, or some of its rows, as docs/limits.md says.

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

  /**
   * Whether the table may have these rows instead of those of the current version. All are given by their `updated_at`;
   * undefined is a row that is not there.
   */
  excuses(stored: readonly (number | undefined)[], current: number): boolean {
    return this.#isPossible && stored.length > 0 && stored.every((one) => this.#isOlder(one, current));
  }

  #isOlder(stored: number | undefined, current: number): boolean {
    return stored !== undefined && this.#ends.some((end) => stored <= end && end < current);
  }
}
