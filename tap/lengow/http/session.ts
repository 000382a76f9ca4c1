// The session token: one for the whole run, shared by all requests and renewed before it expires after an hour.

import type {HttpRuntime} from './request.ts';

/** A token and its number; a later login has a higher number. */
export type Token = {readonly text: string; readonly generation: number};

// Lengow's tokens expire after an hour; its own plugins renew them after fifty minutes.
const RENEW_AFTER_MS = 50 * 60_000;

export class Session {
  readonly #runtime: Pick<HttpRuntime, 'elapsedMs'>;
  readonly #login: () => Promise<string>;
  #current: Promise<Token> | undefined;
  #generation = 0;
  #bornMs = 0;

  constructor(login: () => Promise<string>, runtime: Pick<HttpRuntime, 'elapsedMs'>) {
    this.#login = login;
    this.#runtime = runtime;
  }

  get generation(): number {
    return this.#generation;
  }

  /** The current token; a new one if the last is more than fifty minutes old. */
  token(): Promise<Token> {
    const isOld = this.#runtime.elapsedMs() - this.#bornMs > RENEW_AFTER_MS;
    return this.#current === undefined || isOld ? this.#renew() : this.#current;
  }

  /** A token other than the refused one. Requests that are refused at the same time share one login. */
  replacement(refused: Token): Promise<Token> {
    return refused.generation === this.#generation ? this.#renew() : this.token();
  }

  #renew(): Promise<Token> {
    this.#generation += 1;
    const generation = this.#generation;
    this.#bornMs = this.#runtime.elapsedMs();
    const login = this.#login().then((text) => ({text, generation}));
    this.#current = login;
    login.catch(() => {
      this.#current = undefined;
    });
    return login;
  }
}

/**
 * Counts the refusals of one request. A refusal is final when two more tokens in a row, both fetched after the first
 * refusal, are also refused. A 401 or 403 may mean an expired token or missing permissions: Lengow uses both codes for
 * both cases.
 */
export class Refusals {
  #newestAtFirst: number | undefined;
  #fresh = 0;

  /** Whether another token is worth trying. */
  again(refused: Token, newest: number): boolean {
    this.#newestAtFirst ??= newest;
    if (refused.generation > this.#newestAtFirst) this.#fresh += 1;
    return this.#fresh < 2;
  }
}
