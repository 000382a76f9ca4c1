// The response to a login: a token, and the account that the keys belong to.

import {digitsOf} from '../../../values/exact-number.ts';
import {isObject} from '../../../values/json.ts';
import {FaultyResponse} from './answer.ts';

export type Login = {
  readonly token: string;
  /** The account named in the response, if any. */
  readonly accountId: number | undefined;
  /** The account to read. */
  readonly reads: number;
};

// The only characters that a header can contain.
const TOKEN = /^[\x21-\x7e]+$/;

/**
 * @param wanted the account to read, if it differs from the account that the keys belong to
 * @throws FaultyResponse
 */
export function readLogin(body: unknown, wanted: number | undefined): Login {
  const {token, account_id: id} = isObject(body) ? body : {};
  if (typeof token !== 'string' || !TOKEN.test(token)) throw new FaultyResponse('no token');
  const accountId = accountIdOf(id);
  const reads = wanted ?? accountId;
  if (reads === undefined) throw new FaultyResponse('no account_id');
  return {token, accountId, reads};
}

/** Whether both logins name an account, and the accounts differ. */
export const isOtherAccount = ({accountId: a}: Login, {accountId: b}: Login): boolean =>
  a !== undefined && b !== undefined && a !== b;

/** Accepts an integer, which may be written as a string; undefined for anything else. */
function accountIdOf(value: unknown): number | undefined {
  const text = typeof value === 'string' ? value : String(Number(digitsOf(value)));
  const id = /^\d+$/.test(text) ? Number(text) : undefined;
  return Number.isSafeInteger(id) ? id : undefined;
}
