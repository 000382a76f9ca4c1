// What people should know about a comparison before they read its result. Pure.

import {formatInstant, type Micros} from '../../../values/instant.ts';
import {amount} from '../../log/words.ts';
import type {Inventory} from '../inventory/inventory.ts';
import type {Comparison} from '../run.ts';
import type {Scope} from '../scope.ts';
import {Table} from '../table.ts';

type Compared = {
  readonly inventory: Inventory;
  /** The number of rows of other accounts. */
  readonly others: number;
  readonly comparison: Comparison;
  readonly scopes: readonly Scope[];
  readonly requests: number;
};

export function remarks({inventory, others, comparison, scopes, requests}: Compared): string[] {
  const {changed, unnamed, cells} = comparison;
  const outside = inventory.size - scopes.reduce((sum, scope) => sum + countOf(new Table(inventory, scope)), 0);
  const counts: readonly (readonly [number, string])[] = [
    [others, 'rows of other accounts were not compared'],
    [inventory.repeated, 'rows repeat an order; its newest row was compared'],
    [outside, 'orders of the table lie outside of what the state claims and were not compared'],
    [changed, 'orders have changed at Lengow since they were loaded; the next run reads them'],
    [unnamed, 'orders at Lengow have no key, so no table can have them'],
  ];
  return [
    ...counts.filter(([count]) => count > 0).map(([count, remark]) => `${amount(count)} ${remark}`),
    `${amount(inventory.size)} orders in the table${daysOf(inventory)}; ${amount(cells)} cells compared, ${amount(requests)} requests`,
  ];
}

const countOf = (table: Table): number => table.comparable().length + table.undated().length;

function daysOf(inventory: Inventory): string {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let entry = 0; entry < inventory.size; entry += 1) {
    const importedAt = inventory.importedAt(entry);
    if (importedAt !== undefined) [first, last] = [Math.min(first, importedAt), Math.max(last, importedAt)];
  }
  return first > last ? '' : `, imported from ${dayOf(first)} to ${dayOf(last)}`;
}

const dayOf = (instant: Micros): string => formatInstant(instant).slice(0, 10);
