// Asks the API for the limits of its routes, once for all requests that it refuses at the same time.

import {LengowError} from '../../errors.ts';
import type {Answer, Call, GatheredCall} from './call.ts';
import type {Outcome} from './retry.ts';
import {RATE_LIMITS_PATH, type RouteLimit, readRouteLimits} from './route-limits.ts';

/** The token and the parameters of a request for the account's data. */
export type Asker = Required<Pick<Call<unknown>, 'authorization' | 'params'>>;

/** Sends the request once, without a retry. */
type Attempt = (call: GatheredCall<RouteLimit[]>) => Promise<Answer<RouteLimit[]> | Outcome>;

export class LimitsQuestion {
  readonly #attempt: Attempt;
  #asked: Promise<readonly RouteLimit[]> | undefined;

  constructor(attempt: Attempt) {
    this.#attempt = attempt;
  }

  /** Empty if there is no usable response. */
  ask(asker: Asker): Promise<readonly RouteLimit[]> {
    this.#asked ??= this.#read(asker).finally(() => {
      this.#asked = undefined;
    });
    return this.#asked;
  }

  async #read({authorization, params: given}: Asker): Promise<readonly RouteLimit[]> {
    const params = new URLSearchParams({account_id: given.get('account_id') ?? ''});
    try {
      const call = {method: 'GET', path: RATE_LIMITS_PATH, authorization, params, read: readRouteLimits} as const;
      const answer = await this.#attempt(call);
      return 'ok' in answer && answer.ok ? answer.value : [];
    } catch (error) {
      if (error instanceof LengowError) return [];
      throw error;
    }
  }
}
