// Runs a comparison: finds what differs, asks about it again, and says what was found.

import type {Micros} from '../../../values/instant.ts';
import type {Collection} from '../../lengow/walk/collection.ts';
import type {Order} from '../../lengow/walk/order.ts';
import {Cells} from './compare/cells.ts';
import {type Confirmed, confirm} from './compare/confirm.ts';
import {Full} from './compare/full.ts';
import {Suspects} from './compare/suspects.ts';
import type {Inventory} from './inventory/inventory.ts';
import {Lookup} from './lengow/lookup.ts';
import {countedQueries} from './lengow/stretch.ts';
import {Versions} from './lengow/versions.ts';
import type {Scope} from './scope.ts';
import type {Listed} from './spelling.ts';
import {Table} from './table.ts';

export type ComparisonInput = {
  readonly orders: Collection;
  readonly accountId: number;
  readonly listed: Listed;
  readonly inventory: Inventory;
  readonly scopes: readonly Scope[];
  /** The last instant that can be read now. */
  readonly upper: () => Micros;
  readonly isFull: boolean;
  readonly asksAll: boolean;
  /** Called with the orders of a full comparison, as they are read. */
  readonly onRead: (orders: readonly Order[]) => void;
};

export type Comparison = {
  readonly problems: readonly Confirmed[];
  readonly cells: number;
  /** How many orders have the same id and `updated_at`; known only if all were compared. */
  readonly equal: number;
  /** Orders that Lengow has changed since they were loaded: not yet a problem. */
  readonly changed: number;
  /** Orders at Lengow that have no key. */
  readonly unnamed: number;
};

/** @throws LengowError, AuthError, RecordError */
export async function compare(input: ComparisonInput): Promise<Comparison> {
  const {orders, accountId, inventory, scopes, isFull} = input;
  const versions = new Versions(accountId);
  const suspects = new Suspects(inventory);
  const shared = {...input, versions, suspects};
  const cells = isFull ? new Full(shared) : new Cells(shared);
  // Finds out whether the API hides orders because of their order date; later queries then send bounds on it.
  for (const query of scopes.slice(0, 1).flatMap((scope) => countedQueries(scope))) await orders.begin(query);
  for (const scope of scopes) await cells.compare(new Table(inventory, scope));
  const problems = await confirm({orders, versions, suspects, lookup: new Lookup(orders, versions, inventory)});
  const stale = problems.filter(({kind}) => kind === 'stale').length;
  return {
    problems,
    cells: cells.compared,
    equal: cells.orders - suspects.changed,
    changed: suspects.changed - stale,
    unnamed: versions.unnamed,
  };
}
