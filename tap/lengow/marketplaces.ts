// The marketplaces that the account may sell on.

import {isObject} from '../../values/json.ts';
import {FaultyAnswer} from './http/answer.ts';
import type {Client} from './http/client.ts';

export type RawMarketplace = Readonly<Record<string, unknown>>;

/**
 * By code, as the account spells it.
 *
 * @throws LengowError, AuthError
 */
export const readMarketplaces = (client: Client): Promise<ReadonlyMap<string, RawMarketplace>> =>
  client.get({path: '/v3.0/marketplaces/', read: byCode});

function byCode(body: unknown): ReadonlyMap<string, RawMarketplace> {
  if (!isObject(body)) throw new FaultyAnswer('no object of marketplaces');
  const entries = Object.entries(body);
  // An error envelope with status 200 is an object too.
  if (!entries.every(([, entry]) => isMarketplace(entry))) throw new FaultyAnswer('an entry that is no marketplace');
  return new Map(entries.map(([code, entry]) => [code, isObject(entry) ? entry : {}]));
}

const isMarketplace = (entry: unknown): boolean =>
  entry === null || (isObject(entry) && ('orders' in entry || 'name' in entry));
