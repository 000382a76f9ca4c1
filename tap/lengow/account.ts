// The account that the keys belong to: its id, the server's clock at login, and its marketplaces.

import type {Micros} from '../../values/instant.ts';
import {isObject, type JsonObject} from '../../values/json.ts';
import {FaultyResponse} from './http/answer.ts';
import type {Client} from './http/client.ts';

/** The marketplaces by code, in the account's spelling. */
type Marketplaces = ReadonlyMap<string, JsonObject>;

export class Account {
  readonly id: number;
  /** The server's clock at login, in whole seconds; undefined if the response had no date. */
  readonly serverTime: Micros | undefined;
  readonly #client: Client;
  #marketplaces: Promise<Marketplaces> | undefined;

  private constructor(client: Client, login: {accountId: number; date: string | null}) {
    this.#client = client;
    this.id = login.accountId;
    const ms = Date.parse(login.date ?? '');
    this.serverTime = Number.isNaN(ms) ? undefined : ms * 1000;
  }

  /** @throws AuthError, LengowError */
  static async login(client: Client): Promise<Account> {
    return new Account(client, await client.login());
  }

  /**
   * Sends only one request, no matter how often it is called.
   *
   * @throws AuthError, LengowError
   */
  marketplaces(): Promise<Marketplaces> {
    this.#marketplaces ??= this.#client.get({path: '/v3.0/marketplaces/', read: byCode});
    return this.#marketplaces;
  }
}

function byCode(body: unknown): Marketplaces {
  if (!isObject(body)) throw new FaultyResponse('a body that is not an object of marketplaces');
  const entries = Object.entries(body);
  // An error envelope with status 200 is also an object.
  if (!entries.every(([, entry]) => isMarketplace(entry)))
    throw new FaultyResponse('an entry that is not a marketplace');
  return new Map(entries.map(([code, entry]) => [code, isObject(entry) ? entry : {}]));
}

const isMarketplace = (entry: unknown): boolean =>
  entry === null || (isObject(entry) && ('orders' in entry || 'name' in entry));
