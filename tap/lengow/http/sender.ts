// Sends a request when its turn has come: through the gate, within the budget. Knows nothing of retries.

import type {Call, Listener} from './call.ts';
import type {Gate} from './concurrency.ts';
import type {Budget} from './rate-limit.ts';
import {isRetriable} from './retry.ts';
import {stopwatch} from './stopwatch.ts';
import type {Request, Response, World} from './types.ts';

export type SenderOptions = {
  readonly apiUrl: string;
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly world: World;
  readonly budget: Budget;
  readonly gate: Gate;
  readonly listener: Pick<Listener, 'requested'>;
  readonly signal: AbortSignal;
};

export class Sender {
  readonly #options: SenderOptions;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** @throws TransportError when there is no whole answer; the signal's reason when it is aborted. */
  async send(call: Call<unknown>): Promise<Response> {
    const {world, budget, gate, listener} = this.#options;
    const {path} = call;
    const signal = call.signal ? AbortSignal.any([call.signal, this.#options.signal]) : this.#options.signal;
    await gate.enter();
    let status: number | undefined;
    let took = stopwatch(world);
    try {
      const release = await budget.take(path, signal);
      took = stopwatch(world);
      const response = await this.#fetch(call, signal).finally(release);
      status = response.status;
      return response;
    } finally {
      const trip = took();
      gate.leave(status === undefined || isRetriable(status) ? undefined : trip);
      listener.requested({path, status, ms: trip.ms});
    }
  }

  /** What was aborted while it waited for its turn is not sent. */
  async #fetch(call: Call<unknown>, signal: AbortSignal): Promise<Response> {
    signal.throwIfAborted();
    const {timeoutMs, world} = this.#options;
    return world.fetch({...this.#request(call), timeoutMs, signal});
  }

  #request({method, path, params, form, authorization}: Call<unknown>): Omit<Request, 'timeoutMs' | 'signal'> {
    return {
      method,
      url: `${this.#options.apiUrl}${path}${params === undefined ? '' : `?${params}`}`,
      headers: {
        accept: 'application/json',
        'user-agent': this.#options.userAgent,
        ...(authorization !== undefined && {authorization}),
        ...(form !== undefined && {'content-type': 'application/x-www-form-urlencoded'}),
      },
      ...(form !== undefined && {body: form.toString()}),
    };
  }
}
