// The last line of `verify`. It says no more than what was compared. Pure.

import {amount} from '../../../log/words.ts';

type Outcome = {
  readonly isFull: boolean;
  /** How many cells were compared, and how many of them differ. */
  readonly cells: number;
  readonly different: number;
  /** How many orders have the same id and `updated_at`. */
  readonly equal: number;
};

export function verdictOf({isFull, cells, different, equal}: Outcome): string {
  if (different === 0)
    return isFull ? `equal: ${amount(equal)} orders, by id and updated_at` : `counts equal in ${amount(cells)} cells`;
  const others = isFull ? 'are equal by id and updated_at' : 'have equal counts';
  return `${amount(different)} of ${amount(cells)} cells differ; all others ${others}`;
}
