// Revenue in one currency, added up.

import type {Revenue} from './figures.ts';
import {sum} from './numbers.ts';

export type Total = readonly [label: string, amount: number];

/** The revenue of each marketplace, or of each month. */
export function totals(rows: readonly Revenue[], by: 'marketplace' | 'month'): Total[] {
  const labels = [...new Set(rows.map((row) => row[by]))];
  return labels.map((label) => [label, sum(rows.filter((row) => row[by] === label).map(({amount}) => amount))]);
}
