// Sends a request as soon as the concurrency and rate limits allow it. This module knows nothing about retries.

import {type Call, routeOf, signalOf, type Trip} from './call.ts';
import {type ConcurrencyLimit, stopwatch, type Took} from './concurrency.ts';
import type {RateLimit} from './rate-limit.ts';
import type {HttpRuntime, Request, Response} from './request.ts';
import {isRetriable} from './retry.ts';

type SenderOptions = {
  readonly apiUrl: string;
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly runtime: Pick<HttpRuntime, 'elapsedMs' | 'busyMs' | 'fetch'>;
  readonly rateLimit: RateLimit;
  readonly concurrency: ConcurrencyLimit;
  readonly signal: AbortSignal;
};

export class Sender {
  readonly #options: SenderOptions;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /**
   * @param trip receives the status and the duration of the request, excluding time spent waiting for limits
   * @throws TransportError when there is no complete response; the signal's reason when it is aborted.
   */
  async send(call: Call<unknown>, trip: Trip): Promise<Response> {
    const {runtime, rateLimit, concurrency} = this.#options;
    const signal = signalOf(call, this.#options.signal);
    await concurrency.enter();
    let took: Took | undefined;
    try {
      const release = await rateLimit.take(routeOf(call), signal);
      const elapsed = stopwatch(runtime);
      const response = await this.#fetch(call, trip, signal).finally(() => {
        release();
        took = elapsed();
        if (trip.ms !== undefined) trip.ms = took.ms;
      });
      trip.status = response.status;
      return response;
    } finally {
      concurrency.leave(trip.status === undefined || isRetriable(trip.status) ? undefined : took);
    }
  }

  /** A request that was aborted while waiting is not sent. */
  async #fetch(call: Call<unknown>, trip: Trip, signal: AbortSignal): Promise<Response> {
    signal.throwIfAborted();
    trip.ms = 0;
    const {timeoutMs, runtime} = this.#options;
    return runtime.fetch({...this.#request(call), timeoutMs, signal});
  }

  #request({
    method,
    path,
    params,
    form,
    authorization,
    accept,
    readStream,
  }: Call<unknown>): Omit<Request, 'timeoutMs' | 'signal'> {
    return {
      method,
      url: `${this.#options.apiUrl}${path}${params === undefined ? '' : `?${params}`}`,
      headers: {
        accept: accept ?? 'application/json',
        'user-agent': this.#options.userAgent,
        ...(authorization !== undefined && {authorization}),
        ...(form !== undefined && {'content-type': 'application/x-www-form-urlencoded'}),
      },
      ...(form !== undefined && {body: form.toString()}),
      ...(readStream !== undefined && {isStreamed: true as const}),
    };
  }
}
