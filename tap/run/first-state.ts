// The STATE that a run begins with.

import {forget, whoseOf} from '../../state/advance.ts';
import {ALL} from '../../state/claims.ts';
import {type State, withClaims} from '../../state/state.ts';
import type {ApiVersion} from '../../values/api-version.ts';
import {objectOf} from '../../values/json.ts';
import type {ReadContext} from './context.ts';

type Read = Pick<ReadContext, 'account' | 'plan' | 'claimable'> & {readonly apiVersion: ApiVersion};

/**
 * The input state, without what full-table streams will read again. A run without a state says that nothing is claimed:
 * Meltano merges the new state into the old one, whose tables may have been dropped.
 */
export function firstState(state: State, {account, plan, claimable, apiVersion}: Read): State {
  const id = String(account.id);
  if (Object.keys(objectOf(state.bookmarks)).length === 0)
    return plan.wanted.reduce(
      (fresh, {stream}) => withClaims(fresh, stream, new Map(), whoseOf(id, apiVersion)),
      state,
    );
  const {finality} = claimable();
  return plan.wanted
    .filter(({isFullTable}) => isFullTable)
    .reduce(
      (less, {stream, marketplace: code = ALL, ranges}) =>
        forget(less, {stream, account: id, apiVersion, code, ranges}, finality(stream)),
      state,
    );
}
