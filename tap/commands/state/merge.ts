// Implements `state merge`: prints one state that claims what several states claim.

import {Contradiction, merged} from '../../../state/merge.ts';
import {accountOf, bookmarkNames, claimsBare, hasClaims, type State, versionOf} from '../../../state/state.ts';
import {apiName} from '../../../values/api-version.ts';
import {jsonOf} from '../../../values/json.ts';
import {InputError} from '../../errors.ts';
import {readFiles} from '../../process/read-files.ts';
import type {Services} from '../../run/context.ts';
import {holdsClaims} from '../../run/feeds.ts';
import {type NamedState, statesIn} from './files.ts';

type Command = {readonly paths: readonly string[]};

/** @throws InputError */
export async function stateMerge({paths}: Command, {output, signal}: Omit<Services, 'runtime'>): Promise<void> {
  if (paths.length === 0) throw new InputError('state merge needs at least one state file; - is stdin');
  const states = statesIn(paths, await readFiles(paths, signal));
  const refusals = [...states.flatMap(bareBookmarks), ...otherAccounts(states), ...otherVersions(states)];
  if (refusals.length > 0) throw new InputError(refusals.join('\n'));
  await output.write(`${jsonOf(states.reduce(united, {bookmarks: {}}))}\n`, signal);
}

/** What a bookmark without claims means depends on a lookback, which no state contains. */
const bareBookmarks = ({where, state}: NamedState): string[] =>
  bookmarkNames(state)
    .filter((stream) => holdsClaims(stream) && claimsBare(state, stream))
    .map(
      (stream) =>
        `${where}: /bookmarks/${stream} has no "claims"; expected a state written by this version; run the tap once with this state`,
    );

/** Two streams of one state may name two accounts too, if a tool has merged the states before. */
function otherAccounts(states: readonly NamedState[]): string[] {
  const named = states.flatMap(({where, state}) =>
    bookmarkNames(state).map((stream) => ({where, stream, account: accountOf(state, stream)})),
  );
  const [first, ...others] = named.filter(({account}) => account !== undefined);
  return others
    .filter(({account}) => account !== first?.account)
    .map(
      ({where, stream, account}) =>
        `${where}: ${stream} was written for account ${account}, and ${first?.where} for account ${first?.account}; expected states of one account`,
    );
}

/** The two APIs have other codes, statuses and times, so no run could go on from such a state. */
function otherVersions(states: readonly NamedState[]): string[] {
  const named = states.flatMap(({where, state}) =>
    bookmarkNames(state)
      .filter((stream) => holdsClaims(stream) && hasClaims(state, stream))
      .map((stream) => ({where, stream, api: apiName(versionOf(state, stream))})),
  );
  const [first, ...others] = named;
  return others
    .filter(({api}) => api !== first?.api)
    .map(
      ({where, stream, api}) =>
        `${where}: ${stream} was written for ${api}, and ${first?.where} for ${first?.api}; expected states of one version of the API`,
    );
}

function united(before: State, {where, state}: NamedState): State {
  try {
    return merged(before, state);
  } catch (error) {
    if (!(error instanceof Contradiction)) throw error;
    throw new InputError(
      `${where}: ${error.pointer} differs from that of another state; expected the same value in all states, because the tap does not own it`,
    );
  }
}
