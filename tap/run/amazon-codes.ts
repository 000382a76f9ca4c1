// The marketplaces of a run that Amazon's VAT invoice data report can be asked for.

import type {Account} from '../lengow/account.ts';

import {inScope} from './marketplaces.ts';

/** The codes in the order of the API. @throws AuthError, LengowError */
export async function amazonCodes(account: Account, scope: readonly string[] | undefined): Promise<string[]> {
  return inScope(await account.marketplaces(), scope).flatMap(({code}) => (isAmazon(code) ? code : []));
}

const isAmazon = (code: string): boolean => /^amazon(_|$)/i.test(code);
