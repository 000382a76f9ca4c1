// The account behind the keys: its id, the server's time at login, its marketplaces.

import type {Micros} from '../../values/instant.ts';
import type {Client} from './http/client.ts';
import type {RawMarketplace} from './marketplaces.ts';
import {readMarketplaces} from './marketplaces.ts';

export class Account {
  readonly id: number;
  /** The server's time at login, in whole seconds; undefined when it did not say. */
  readonly serverTime: Micros | undefined;
  readonly #client: Client;
  #marketplaces: Promise<ReadonlyMap<string, RawMarketplace>> | undefined;

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
   * By code, as the account spells it; asked for once.
   *
   * @throws AuthError, LengowError
   */
  marketplaces(): Promise<ReadonlyMap<string, RawMarketplace>> {
    this.#marketplaces ??= readMarketplaces(this.#client);
    return this.#marketplaces;
  }
}
