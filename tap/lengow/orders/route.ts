// The list of orders, as the walk has to know it.

import type {Route} from '../walk/route.ts';
import {keyOf, nameOf} from './identity.ts';
import {ORDERS_PATH} from './path.ts';

export const ORDERS: Route = {
  path: ORDERS_PATH,
  noun: 'orders',
  keyOf,
  nameOf,
  entry: {field: 'imported_at', filter: 'imported'},
  tieBreakers: ['marketplace', 'marketplace_order_id'],
  isOrderingDocumented: true,
  takesSeveralCodes: true,
  fewestPages: 4,
  whyRepeated: 'Check whether two feeds import the same marketplace.',
};
