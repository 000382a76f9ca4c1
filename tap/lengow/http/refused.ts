// The errors for refusals that retrying would not change. Each error message says what the user can do.

import {AuthError, LengowError} from '../../errors.ts';

const words = (message: string): string => (message === '' ? '' : ` ("${message}")`);

type Refused = {readonly status: number; readonly message: string};

export const keysRefused = (path: string, {status, message}: Refused): AuthError | LengowError =>
  status < 400
    ? new LengowError(`POST ${path} returned HTTP ${status}, which is not a login response: check api_url.`)
    : new AuthError(
        `Lengow refused access_token and secret with HTTP ${status}${words(message)}. Copy both again from Lengow, Settings > API. Creating new keys revokes the old ones, including those your shop's plugin uses.`,
      );

type Named = {readonly accountId: number | undefined};

export const accountChanged = (path: string, first: Named, now: Named): AuthError =>
  new AuthError(
    `POST ${path} returned account ${now.accountId}, but the first login of this run returned account ${first.accountId}. The tap stops here, before the two accounts' data is mixed. Check which account the keys belong to, and run again with the last STATE.`,
  );

// The API's own message is left out because it may name an order or its buyer.
export const rightsMissing = (path: string, status: number): AuthError =>
  new AuthError(
    `GET ${path} was refused with HTTP ${status}, even with two new tokens. Check that the keys may read this account (account_id) and were not replaced in the meantime.`,
  );

export const refusedForGood = (path: string, status: number): LengowError =>
  new LengowError(
    `GET ${path} was refused with HTTP ${status}. Retrying will not help: check api_url, account_id and the settings that are sent to the API.`,
  );
