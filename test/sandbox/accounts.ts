// Several accounts at one address. Each is a sandbox with its own keys, shop, faults and rate limit.
import type {Asked} from './answer.ts';
import type {SandboxOptions} from './options.ts';
import {openSandbox, type Sandbox} from './sandbox.ts';
import {Server} from './server.ts';
import type {Shop} from './shop.ts';

export type Account = Partial<Omit<SandboxOptions, 'port'>> & {readonly shop: Shop};

/** Starts a server for these accounts. @throws if two of them have the same number or the same access token */
export async function startAccounts(accounts: readonly Account[], port = 0): Promise<Accounts> {
  const started = new Accounts(accounts);
  await started.listen(port);
  return started;
}

export class Accounts {
  /** In the order given. */
  readonly sandboxes: readonly Sandbox[];
  readonly #broken: unknown[] = [];
  readonly #server = new Server(
    (asked) => this.#sandboxFor(asked).respond(asked),
    (error) => this.#broken.push(error),
  );

  constructor(accounts: readonly Account[]) {
    this.sandboxes = accounts.map((account) => openSandbox({...keysOf(account.shop), ...account, host: this.#server}));
    expectDistinct(this.sandboxes.map(({accountId}) => accountId));
    expectDistinct(this.sandboxes.map(({accessToken}) => accessToken));
  }

  get url(): string {
    return this.#server.url;
  }

  listen(port: number): Promise<void> {
    return this.#server.listen(port);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.close();
    if (this.#broken.length > 0) throw this.#broken[0];
  }

  /** The account to which the keys or the token belong. A request with neither is refused by the account it names. */
  #sandboxFor(asked: Asked): Sandbox {
    const named = asked.query.get('account_id');
    const found =
      this.sandboxes.find((sandbox) => owns(sandbox, asked)) ??
      this.sandboxes.find(({accountId}) => String(accountId) === named) ??
      this.sandboxes[0];
    return found as Sandbox;
  }
}

const keysOf = ({accountId}: Shop) => ({
  accessToken: `sandbox-access-token-${accountId}`,
  secret: `sandbox-secret-${accountId}`,
});

const owns = ({accessToken, tokens}: Sandbox, {route, body, headers}: Asked): boolean =>
  route === 'token'
    ? new URLSearchParams(body).get('access_token') === accessToken
    : tokens.includes(headers.authorization ?? '');

function expectDistinct(values: readonly unknown[]): void {
  const twice = values.find((value, at) => values.indexOf(value) < at);
  if (twice !== undefined) throw new Error(`two accounts have ${twice}`);
}
