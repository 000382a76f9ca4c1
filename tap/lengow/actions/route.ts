// The list of actions, as the walk has to know it. Unlike orders, actions have no default that hides old ones: without
// any date, Lengow's own example counts all of them.

import type {Route} from '../walk/route.ts';
import {keyOf, nameOf} from './identity.ts';
import {ACTIONS_PATH} from './path.ts';

export const ACTIONS: Route = {
  path: ACTIONS_PATH,
  noun: 'actions',
  keyOf,
  nameOf,
  entry: {field: 'created_at', filter: 'created'},
  tieBreakers: [],
  isOrderingDocumented: false,
  takesSeveralCodes: false,
  fewestPages: 10,
  whyRepeated: 'Report it to Lengow.',
};
