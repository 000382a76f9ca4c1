// The scopes that a state claims for a stream. Pure.

import type {Config} from '../../../config/config.ts';
import type {Claims} from '../../../state/claims.ts';
import {claimsOf, type Finality, newestOf, type State} from '../../../state/state.ts';
import {MINUTE, type Micros} from '../../../values/instant.ts';
import {startOf} from '../../plan/wanted.ts';
import {type Known, type Scope, scopesOf} from './scope.ts';

type Claimed = {
  readonly state: State;
  /** The name used in bookmarks. */
  readonly stream: string;
  readonly config: Pick<Config, 'startDate'>;
  /** The codes to compare; undefined means all. */
  readonly codes: readonly string[] | undefined;
  readonly known: Known;
  readonly finality: Finality;
};

/** None if the state claims nothing. */
export function claimedScopes({state, stream, config, codes, known, finality}: Claimed): Scope[] {
  const now = finality.final + finality.lookback;
  const claims = claimsOf(state, stream, finality);
  return scopesOf({
    claims,
    codes,
    known,
    // A bookmark from version 0.1 does not say where its history begins; the config does.
    since: startOf(config, now),
    final: finality.final,
    read: readUntil(newestOf(state, stream), claims, finality),
  });
}

// A run claims up to a lookback before its end, give or take the time that its last response took.
const TOLERANCE = MINUTE;

/**
 * The end of the run that wrote the bookmark, if that run certainly read everything after the claims. It did not if it
 * began later, which leaves a mark, or read other marketplaces, which have claims of their own. Undefined if in doubt.
 */
function readUntil(updatedAt: Micros | undefined, claims: Claims, {lookback}: Finality): Micros | undefined {
  const [ranges = [], ...others] = claims.values();
  const last = ranges.at(-1);
  if (updatedAt === undefined || last === undefined || last.from === last.to || others.length > 0) return;
  const beyond = updatedAt - last.to;
  return beyond <= lookback && beyond > lookback - TOLERANCE ? updatedAt : undefined;
}
