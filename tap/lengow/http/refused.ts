// The errors for refusals that retrying would not change. Each error message says what the user can do.

import {AuthError, LengowError, RightsError} from '../../errors.ts';
import type {Message} from './call.ts';

type Refused = {readonly status: number; readonly message: Message};

// These mean that the path does not exist or does not accept POST, so the request did not reach Lengow's login.
const NOT_A_LOGIN = new Set([404, 405, 410]);

/**
 * If Lengow did not refuse the keys, advising the user to create new ones would needlessly lock out the shop's plugin.
 */
export const keysRefused = (path: string, {status, message}: Refused): AuthError | LengowError => {
  if (status < 400 || NOT_A_LOGIN.has(status))
    return new LengowError(`POST ${path} returned HTTP ${status}, which is not a login response: check api_url.`);
  if (!message) return new LengowError(`POST ${path} ${notLengows(status)}`);
  return new AuthError(
    `Lengow refused access_token and secret with HTTP ${status} ("${message}"). Copy both again from Lengow, Settings > API. Creating new keys revokes the old ones, including those your shop's plugin uses.`,
  );
};

type Named = {readonly accountId: number | undefined};

export const accountChanged = (path: string, first: Named, now: Named): AuthError =>
  new AuthError(
    `POST ${path} returned account ${now.accountId}, but the first login of this run returned account ${first.accountId}. The tap stops here, before the two accounts' data is mixed. Check which account the keys belong to, and run again.`,
  );

// The API's own message is left out because it may name an order or its buyer.
export const rightsMissing = (path: string, {status, message}: Refused): RightsError | LengowError =>
  message === undefined
    ? new LengowError(`GET ${path} ${notLengows(status)}`)
    : new RightsError(
        `GET ${path} was refused with HTTP ${status}, even with two new tokens. Check that the keys may read this account (account_id) and were not replaced in the meantime.`,
      );

const notLengows = (status: number): string =>
  `was refused with HTTP ${status}, but not in the format of Lengow's API: a firewall or proxy may have refused it. Check api_url, HTTPS_PROXY, and whether this machine's address may reach the API.`;

export const refusedForGood = (path: string, {status, message}: Refused): LengowError =>
  new LengowError(
    message === undefined && status >= 400
      ? `GET ${path} ${notLengows(status)}`
      : `GET ${path} was refused with HTTP ${status}. Retrying will not help: check api_url, account_id and the settings that are sent to the API.`,
  );
