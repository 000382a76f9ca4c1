// The response to a login: a token, and the account that the keys belong to.

import {digitsOf} from '../../../values/exact-number.ts';
import {isObject} from '../../../values/json.ts';
import {FaultyResponse} from './answer.ts';

export type Login = {
  readonly token: string;
  /** The account that the response names, if it names one. */
  readonly accountId: number | undefined;
  /** The account to read. */
  readonly reads: number;
};

// A header cannot contain anything else.
const TOKEN = /^[\x21-\x7e]+$/;

/**
 * @param wanted the account to read, if it is not the one that the keys belong to
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

/** Whether both name an account, but not the same one. */
export const isOtherAccount = ({accountId: a}: Login, {accountId: b}: Login): boolean =>
  a !== undefined && b !== undefined && a !== b;

/** Undefined for anything but a whole number, which may be written as a string. */
function accountIdOf(value: unknown): number | undefined {
  const text = typeof value === 'string' ? value : String(Number(digitsOf(value)));
  const id = /^\d+$/.test(text) ? Number(text) : undefined;
  return Number.isSafeInteger(id) ? id : undefined;
}
