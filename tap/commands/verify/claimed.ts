// The scopes that a state claims for a stream. Pure.

import type {Config} from '../../../config/config.ts';
import {bookmarkOf, claimsOf, type Finality, type State} from '../../../state/state.ts';
import {type Micros, monthsBefore, parseBound} from '../../../values/instant.ts';
import {ownValue} from '../../../values/json.ts';
import {HISTORY_MONTHS} from '../../plan/wanted.ts';
import {type Scope, scopesOf} from './scope.ts';

type Claimed = {
  readonly state: State;
  /** The name used in bookmarks. */
  readonly stream: string;
  readonly config: Pick<Config, 'startDate'>;
  /** The codes to compare; undefined means all. */
  readonly codes: readonly string[] | undefined;
  readonly finality: Finality;
};

/** None if the state claims nothing. */
export function claimedScopes({state, stream, config, codes, finality}: Claimed): Scope[] {
  const now = finality.final + finality.lookback;
  return scopesOf({
    claims: claimsOf(state, stream, finality),
    codes,
    // A bookmark from version 0.1 does not say where its history begins; the config does.
    since: config.startDate ?? monthsBefore(now, HISTORY_MONTHS),
    final: finality.final,
    read: instantIn(ownValue(bookmarkOf(state, stream), 'updated_at')),
  });
}

const instantIn = (text: unknown): Micros | undefined => (typeof text === 'string' ? parseBound(text) : undefined);
