// Mutants that read actions as if they were orders: each ignores one of the differences between the two lists.
// Completeness: A4, A6

import {ACTIONS} from '../../../tap/lengow/actions/route.ts';
import type {Tap} from '../tap.ts';
import {engine} from '../tap.ts';
import type {Mutant} from './mutant.ts';
import {patched, unpatch} from './patch.ts';
import {altered} from './seams.ts';

const withRoute =
  (changes: Partial<typeof ACTIONS>): Tap =>
  (given) => {
    unpatch();
    const properties = Object.entries(changes).map(([name, value]) => [
      name,
      {configurable: true, writable: true, value},
    ]);
    return patched(ACTIONS, Object.fromEntries(properties), () => engine(given));
  };

/** Asks for the actions of all marketplaces in scope at once, as for orders. */
const inOneList = altered({
  actionQuery(query, {config}) {
    if (query.has('marketplace') && config.marketplaces) query.set('marketplace', config.marketplaces.join(','));
  },
});

export const actionMutants: readonly Mutant[] = [
  {name: 'actions of several marketplaces asked for in one list', tap: inOneList},
  {name: 'a refused ordering of actions ends the run', tap: withRoute({isOrderingDocumented: true})},
];
