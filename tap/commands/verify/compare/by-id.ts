// Compares the orders that Lengow lists with those of the table, order by order.

import type {Collection} from '../../../lengow/walk/collection.ts';
import type {Order} from '../../../lengow/walk/order.ts';
import type {Query} from '../../../lengow/walk/query.ts';
import type {Versions} from '../lengow/versions.ts';
import type {Version} from '../problem.ts';
import type {Cell} from './cell.ts';
import type {Suspects} from './suspects.ts';
import {Tally} from './tally.ts';

export type ById = {
  readonly orders: Collection;
  readonly versions: Versions;
  readonly suspects: Suspects;
};

type Listed = Pick<Cell, 'scope' | 'cell' | 'name' | 'entries'> & {
  readonly queries: readonly Query[];
  readonly list: (orders: Collection, query: Query) => AsyncIterable<readonly Order[]>;
  /** Whether an order that a query returned is to be compared: the bounds sent are wider than those meant. */
  readonly isOwn: (version: Version) => boolean;
};

/** @throws LengowError */
export async function compareById({orders, versions, suspects}: ById, listed: Listed): Promise<void> {
  const {scope, cell, name, entries, queries, list, isOwn} = listed;
  const newest = new Map<string, Version>();
  for (const query of queries)
    for await (const page of list(orders, query))
      for (const version of versions.of(page).filter(isOwn)) keepNewest(newest, version);
  const tally = new Tally(name, cell);
  for (const version of newest.values()) {
    tally.add('lengow', version.importedAt);
    suspects.compare(scope, tally, version);
  }
  for (const entry of entries) {
    tally.add('table', suspects.inventory.importedAt(entry));
    suspects.absent(scope, tally, entry);
  }
}

/** An order that was updated meanwhile is listed twice. */
function keepNewest(newest: Map<string, Version>, version: Version): void {
  const key = JSON.stringify([version.marketplace, version.id]);
  if ((newest.get(key)?.updatedAt ?? 0) < version.updatedAt) newest.set(key, version);
}
