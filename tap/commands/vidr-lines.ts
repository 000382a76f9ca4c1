// Says which of Amazon's VAT reports a run would ask for; used by --test, which does not ask for them, because they may
// be large.

import {amazonCodes} from '../run/amazon-codes.ts';
import type {Input, Source} from '../run/context.ts';
import {fedBy} from '../run/feeds.ts';

/** @throws AuthError, LengowError if the marketplaces cannot be read */
export async function vidrLines({streams}: Input, {account, plan}: Source): Promise<string[]> {
  const [fed] = fedBy('vidr', streams);
  if (fed === undefined) return [];
  const codes = await amazonCodes(account, plan.scope);
  return [`${fed.stream.name}: would ask for the reports of ${codes.join(', ') || 'no marketplace'}`];
}
