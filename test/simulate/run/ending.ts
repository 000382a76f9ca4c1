// Determines how a run ended and whether that ending is allowed.

import {InputError, TapError} from '../../../tap/errors.ts';
import {Broken} from '../failure.ts';
import type {Traits} from '../traits.ts';

export type Ending = {
  readonly how: 'complete' | 'failed' | 'killed' | 'interrupted' | 'target died' | 'refused';
  /** The last state that the target printed; undefined if it printed none. */
  readonly state: unknown;
  /** Whether the run made its target empty a table. */
  readonly hasEmptied: boolean;
};

type Facts = {
  /** Undefined if the run succeeded. */
  readonly error: unknown;
  readonly isAborted: boolean;
  readonly isTargetDead: boolean;
  /** Whether the state must be refused. */
  readonly isRefused: boolean;
};

export function howEnded({error, isAborted, isTargetDead, isRefused}: Facts): Ending['how'] {
  if (isRefused && error instanceof InputError) return 'refused';
  if (error === undefined && !isAborted) return 'complete';
  if (isTargetDead) return 'target died';
  return isAborted ? 'interrupted' : 'failed';
}

/** Describes what is wrong with a run that ended with this error; undefined if nothing is wrong. */
export function faultOf(
  how: Ending['how'],
  error: unknown,
  world: {traits: Traits; isQuiet: boolean},
): Error | undefined {
  if (error === undefined) return;
  if (how === 'refused') return;
  if (!(error instanceof TapError)) return error as Error;
  const isExcused = how !== 'failed' || (!world.isQuiet && hasReason(error, world.traits));
  return isExcused ? undefined : new Broken(`the run failed: ${error.message}`);
}

/** A run may fail only if its world contains a reason to fail. */
function hasReason({exitCode, message}: TapError, {network, api, changes, lies, maxAttempts}: Traits): boolean {
  const isTroubled = network.faults > 0 || lies.rate > 0 || network.slow > 0 || changes > 0 || maxAttempts < 8;
  const isRefused = api.refusals > 0 || api.tokenSeconds < 3600;
  // A list of marketplaces that comes empty twice in a row is believed.
  const isBelieved = network.faults > 0 && message.includes('the account has no marketplaces');
  return (exitCode === 4 && isTroubled) || (exitCode === 3 && isRefused) || (exitCode === 2 && isBelieved);
}
