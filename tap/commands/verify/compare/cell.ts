// A cell: a range of `imported_at` for some marketplaces, and the table's orders in it.

import type {Stretch} from '../lengow/stretch.ts';

export type Cell = Stretch & {
  /** Names the month and marketplace; the parts of a cell share it. */
  readonly cell: string;
  /** The marketplace in reports; empty if there are several. */
  readonly name: string;
  readonly entries: readonly number[];
};
