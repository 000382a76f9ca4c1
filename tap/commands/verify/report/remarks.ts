// What people should know about a comparison before they read its result. Pure.

import {formatDay} from '../../../../values/instant.ts';
import {amount} from '../../../log/words.ts';
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
  const counts: readonly (readonly [string, number])[] = [
    ['Rows of other accounts, not compared', others],
    ['Rows that repeat an order (only the newest was compared)', inventory.repeated],
    ['Orders outside the claimed ranges, such as the newest ones, not compared', outside],
    ['Orders changed at Lengow since they were loaded, left to the next run', changed],
    ['Orders at Lengow without a key, which no table can contain', unnamed],
  ];
  return [
    ...counts.filter(([, count]) => count > 0).map(([remark, count]) => `${remark}: ${amount(count)}`),
    `${amount(inventory.size)} orders in the table${daysOf(inventory)}; ${amount(cells)} cells compared, ${amount(requests)} requests`,
  ];
}

function countOf(table: Table): number {
  let count = 0;
  table.each(() => {
    count += 1;
  });
  return count;
}

function daysOf(inventory: Inventory): string {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let entry = 0; entry < inventory.size; entry += 1) {
    const importedAt = inventory.importedAt(entry);
    if (importedAt !== undefined) [first, last] = [Math.min(first, importedAt), Math.max(last, importedAt)];
  }
  return first > last ? '' : `, imported from ${formatDay(first)} to ${formatDay(last)}`;
}
