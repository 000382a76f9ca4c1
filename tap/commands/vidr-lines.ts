// Says which of Amazon's VAT reports a run would ask for; used by --test, which does not ask for them, because they may
// be large.

import type {Input, Source} from '../run/context.ts';
import {fedBy} from '../run/feeds.ts';
import {inScope} from '../run/marketplaces.ts';
import {isAmazon} from '../run/vidr.ts';

/** @throws AuthError, LengowError if the marketplaces cannot be read */
export async function vidrLines({streams}: Input, {account, plan}: Source): Promise<string[]> {
  const [fed] = fedBy('vidr', streams);
  if (fed === undefined) return [];
  const codes = inScope(await account.marketplaces(), plan.scope).flatMap(({code}) => (isAmazon(code) ? code : []));
  return [`${fed.stream.name}: would ask for the reports of ${codes.join(', ') || 'no marketplace'}`];
}
