// Sends a call and retries it until there is a usable response. This module knows nothing about tokens.

import {objectOf} from '../../../values/json.ts';
import {LengowError, TemporaryError} from '../../errors.ts';
import {FaultyResponse, parseJson} from './answer.ts';
import {type Answer, type Call, type Listener, routeOf, signalOf, type Trip} from './call.ts';
import type {Asker} from './limits-question.ts';
import type {RateLimit} from './rate-limit.ts';
import {FinalError, type HttpRuntime, type Response, type StreamedBody, TransportError} from './request.ts';
import {askedMs, decide, isRetriable, isUntimedLimit, type Outcome, reasonOf, withSecondsLeft} from './retry.ts';
import {limitOf, type RouteLimit} from './route-limits.ts';
import type {Sender} from './sender.ts';

type RetryingOptions = {
  readonly sender: Sender;
  readonly maxAttempts: number;
  /** The API's own error message, without secrets; undefined if the body is not from the API. */
  readonly apiMessage: (body: string) => string | undefined;
  /** Throws a TapError if the body of a response says that no attempt will succeed, whatever its status. */
  readonly checkRefusal?: (body: string) => void;
  readonly rateLimit: Pick<RateLimit, 'pause'>;
  /** What the API says about its limits; empty if it does not say. */
  readonly routeLimits: (asker: Asker) => Promise<readonly RouteLimit[]>;
  readonly runtime: Pick<HttpRuntime, 'now' | 'random' | 'sleep'>;
  readonly listener: Pick<Listener, 'requested' | 'retrying' | 'askedToWait'>;
  readonly signal: AbortSignal;
};

export class Retrying {
  readonly #options: RetryingOptions;

  constructor(options: RetryingOptions) {
    this.#options = options;
  }

  /** @throws LengowError when retries are used up, would not help, or would have to wait longer than a run allows. */
  async run<T>(call: Call<T>): Promise<Answer<T>> {
    for (let attempt = 1; ; attempt += 1) {
      const ended = await this.#attempt(call, attempt);
      if ('ok' in ended) return ended;
      await this.#backOff(call, await this.#timed(call, ended, attempt), attempt);
    }
  }

  /** @throws LengowError when a retry would not help. */
  once<T>(call: Call<T>): Promise<Answer<T> | Outcome> {
    return this.#attempt(call, 1);
  }

  /** A 429 without `Retry-After` gets the wait that the API states for the route, if it states one. */
  async #timed({authorization, params, ...call}: Call<unknown>, outcome: Outcome, attempt: number): Promise<Outcome> {
    const isAsked = isUntimedLimit(outcome) && attempt < this.#options.maxAttempts;
    if (!isAsked || authorization === undefined || params === undefined) return outcome;
    const limits = await this.#options.routeLimits({authorization, params});
    return withSecondsLeft(outcome, limitOf(limits, call)?.secondsLeft);
  }

  async #attempt<T>(call: Call<T>, attempt: number): Promise<Answer<T> | Outcome> {
    const trip: Trip = {ms: undefined, status: undefined};
    try {
      return await this.#exchange(call, trip);
    } catch (error) {
      trip.failure = failureOf(error, trip);
      if (error instanceof FinalError) throw new LengowError(`${requestOf(call)}: ${error.message}`, {cause: error});
      if (error instanceof TransportError) return {kind: 'transport', text: error.message};
      if (error instanceof FaultyResponse) return {kind: 'faulty', text: `HTTP 200 with ${error.message}`};
      throw error;
    } finally {
      const {method, path, route, params} = call;
      const {ms, ...outcome} = trip;
      if (ms !== undefined)
        this.#options.listener.requested({
          method,
          path,
          ...(route !== undefined && {route}),
          ...(params && {params}),
          ...outcome,
          ms,
          attempt,
        });
    }
  }

  async #exchange<T>(call: Call<T>, trip: Trip): Promise<Answer<T> | Outcome> {
    const response = await this.#options.sender.send(call, trip);
    if (response.status !== 200 && response.status !== 201) {
      trip.failure = response.status;
      return this.#unsuccessful(response);
    }
    if (call.readStream) return {ok: true, value: await call.readStream(response.stream as StreamedBody, response)};
    trip.characters = response.body.length;
    const body = parseJson(taken(response));
    trip.page = pageOf(body);
    return {ok: true, value: call.read(body, response)};
  }

  #unsuccessful({status, body, header}: Response): Answer<never> | Outcome {
    // Only 200 and 201 count as success; a 204, for example, has no body.
    this.#options.checkRefusal?.(body);
    if (status < 300) return {kind: 'faulty', text: `HTTP ${status}`};
    if (!isRetriable(status)) return {ok: false, status, message: this.#options.apiMessage(body)};
    return {kind: 'status', text: `HTTP ${status}`, status, retryAfter: header('retry-after'), date: header('date')};
  }

  async #backOff(call: Call<unknown>, outcome: Outcome, attempt: number): Promise<void> {
    const {maxAttempts, runtime, signal, listener, rateLimit} = this.#options;
    const nowMs = runtime.now();
    const decision = decide(outcome, {attempt, maxAttempts, nowMs, random: runtime.random()});
    const request = requestOf(call);
    const asked = askedMs(outcome, nowMs);
    if (asked !== undefined) listener.askedToWait(asked);
    if (!decision.retry) throw new TemporaryError(gaveUp(request, outcome.text, {attempt, askedMs: decision.askedMs}));
    listener.retrying(
      `${request}: ${outcome.text} (attempt ${attempt} of ${maxAttempts})`,
      decision.waitMs,
      reasonOf(outcome, asked),
    );
    // The API's rate limit still applies after a call is aborted.
    if (outcome.kind === 'status' && outcome.status === 429)
      rateLimit.pause(routeOf(call), runtime.sleep(decision.waitMs, signal));
    await runtime.sleep(decision.waitMs, signalOf(call, signal));
  }
}

/** Undefined if the request was aborted. */
function failureOf(error: unknown, {status}: Trip): Trip['failure'] {
  if (error instanceof TransportError) return error.kind;
  return status === undefined ? undefined : 'body';
}

const requestOf = ({method, path}: Call<unknown>): string => `${method} ${path}`;

function pageOf(body: unknown): Trip['page'] {
  const {count, results} = objectOf(body);
  return typeof count === 'number' && Array.isArray(results) ? {count, results: results.length} : undefined;
}

// Empties the response, because the request's promises keep it alive until they are garbage-collected. With eight
// requests in flight, most bodies would outlive their use, and the garbage collector would have twice as much work.
function taken(response: Response): string {
  const {body} = response;
  response.body = '';
  return body;
}

function gaveUp(request: string, fault: string, {attempt, askedMs}: {attempt: number; askedMs: number | undefined}) {
  if (askedMs !== undefined) {
    return `${request}: ${fault}, and the API asks the tap to wait ${Math.ceil(askedMs / 60_000)} minutes.`;
  }
  return `${request}: no usable response in ${attempt} attempts; the last error: ${fault}.`;
}
