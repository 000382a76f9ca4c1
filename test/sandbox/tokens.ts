// Session tokens, which determine who may send requests and for how long.
import {randomUUID} from 'node:crypto';
import type {Answer, Asked} from './answer.ts';
import {failure, json} from './answer.ts';
import {type Micros, SECOND} from './instants.ts';
import type {SandboxOptions} from './options.ts';

export class Tokens {
  readonly #options: SandboxOptions;
  readonly #accountId: number;
  readonly #now: () => Micros;
  readonly #expiry = new Map<string, Micros>();

  constructor(options: SandboxOptions, accountId: number, now: () => Micros) {
    this.#options = options;
    this.#accountId = accountId;
    this.#now = now;
  }

  /** All tokens ever issued. */
  get issued(): readonly string[] {
    return [...this.#expiry.keys()];
  }

  expireAll(): void {
    for (const token of this.#expiry.keys()) this.#expiry.set(token, 0);
  }

  login({headers, body}: Asked): Answer {
    const {accessToken, secret, tokenLifeSeconds} = this.#options;
    if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
      return failure(415, 'Unsupported media type');
    const sent = new URLSearchParams(body);
    if (sent.get('access_token') !== accessToken) {
      return failure(400, `Authentication error - Access Token ${sent.get('access_token')} is not found`);
    }
    if (sent.get('secret') !== secret) {
      return failure(400, `Authentication error - Secret ${sent.get('secret')} is not accepted`, 403);
    }
    const token = randomUUID();
    this.#expiry.set(token, this.#now() + tokenLifeSeconds * SECOND);
    return json({token, account_id: this.#accountId});
  }

  me({headers}: Asked): Answer {
    const expiry = this.#expiry.get(headers.authorization ?? '') ?? 0;
    return json({account_id: this.#accountId, expire_at: `${new Date(expiry / 1000).toISOString().slice(0, 19)}Z`});
  }

  /** Returns the error response if the request is refused, and undefined if it is accepted. */
  refusal(asked: Asked): Answer | undefined {
    const token = asked.headers.authorization;
    if (token === undefined) return failure(403, `No token in headers to access /${asked.route} API`);
    const expiry = this.#expiry.get(token);
    if (expiry === undefined) return failure(this.#options.expiredStatus, `Token: ${token} is not found`);
    if (expiry <= this.#now()) return failure(this.#options.expiredStatus, `Token: ${token} is expired`);
    return asked.route === 'me' ? undefined : this.#accountRefusal(asked.query.get('account_id'), token);
  }

  #accountRefusal(account: string | null, token: string): Answer | undefined {
    if (account === null) return failure(401, `Forbidden (token ${token})`);
    return account === String(this.#accountId) ? undefined : failure(403, `Forbidden (token ${token})`);
  }
}
