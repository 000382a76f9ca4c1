// The account's marketplace codes, and what it means for a command if they cannot be read.

import {AuthError, LengowError} from '../errors.ts';
import type {Account} from '../lengow/account.ts';
import type {Progress} from '../log/progress.ts';

export type Warning = Pick<Progress, 'warn'>;

export type ReadCodes = (account: Account, listener?: Warning) => Promise<readonly string[] | undefined>;

/** The account's codes; undefined if they could not be read, with a warning if there is a listener. */
export async function codesOf(account: Account, listener?: Warning): Promise<readonly string[] | undefined> {
  try {
    return await listed(account);
  } catch (error) {
    if (!(error instanceof LengowError)) throw error;
    listener?.warn("Could not read the account's marketplaces; using the configured codes unchecked");
    return;
  }
}

/** The same for a command that shows them: a run may not need them, so it is no error if the keys may not read them. */
export async function shownCodes(account: Account): Promise<readonly string[] | undefined> {
  try {
    return await codesOf(account);
  } catch (error) {
    if (error instanceof AuthError) return;
    throw error;
  }
}

/**
 * The same for a command that must not accept a code unchecked.
 *
 * @throws AuthError, LengowError if they could not be read
 */
export async function certainCodes(account: Account): Promise<readonly string[]> {
  try {
    return await listed(account);
  } catch (error) {
    if (!(error instanceof LengowError)) throw error;
    const message = "Could not read the account's marketplaces, without which no code can be checked";
    throw new LengowError(`${message}: ${error.message}`, {cause: error});
  }
}

const listed = async (account: Account): Promise<readonly string[]> => [...(await account.marketplaces()).keys()];
