// One request and its retries, until there is an answer to give. Knows nothing of tokens.

import {LengowError} from '../errors.ts';
import {apiMessage, FaultyAnswer, parseJson} from './answer.ts';
import type {Budget} from './budget.ts';
import type {Gate} from './gate.ts';
import type {Outcome} from './retry.ts';
import {decide, isRetriable} from './retry.ts';
import {stopwatch} from './stopwatch.ts';
import type {Request, Response, World} from './types.ts';
import {TransportError} from './types.ts';

/** What a person may want to know of the requests, as they happen. */
export type Listener = {
  requested(request: {readonly path: string; readonly status: number | undefined; readonly ms: number}): void;
  retrying(message: string, waitMs: number): void;
  /** The budget of requests a minute is used up. */
  waiting(path: string, waitMs: number): void;
  /** So many orders are still to come. */
  expect(count: number): void;
  warn(message: string): void;
};

export type Call<T> = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly params?: URLSearchParams;
  readonly form?: URLSearchParams;
  readonly authorization?: string;
  /** Ends this call alone; the run's own signal ends all. */
  readonly signal?: AbortSignal;
  /** Makes a value of the parsed body; throws FaultyAnswer where the body contradicts itself. */
  readonly read: (body: unknown, response: Response) => T;
};

/** A value, or a status that no repetition would change, with the API's own words. */
export type Answer<T> =
  | {readonly ok: true; readonly value: T}
  | {readonly ok: false; readonly status: number; readonly message: string};

type Options = {
  readonly apiUrl: string;
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly maxAttempts: number;
  readonly secrets: readonly string[];
  readonly world: World;
  readonly budget: Budget;
  readonly gate: Gate;
  readonly listener: Listener;
  readonly signal: AbortSignal;
};

export class Exchange {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** @throws LengowError when the last attempt failed, or the API asks for more patience than we have. */
  async run<T>(call: Call<T>): Promise<Answer<T>> {
    for (let attempt = 1; ; attempt += 1) {
      const ended = await this.#attempt(call);
      if ('ok' in ended) return ended;
      await this.#backOff(call, ended, attempt);
    }
  }

  async #attempt<T>(call: Call<T>): Promise<Answer<T> | Outcome> {
    try {
      const response = await this.#fetch(call);
      if (response.status === 200 || response.status === 201) {
        return {ok: true, value: call.read(parseJson(taken(response)), response)};
      }
      return this.#unsuccessful(response);
    } catch (error) {
      if (error instanceof TransportError) return {kind: 'transport', text: error.message};
      if (error instanceof FaultyAnswer) return {kind: 'faulty', text: `HTTP 200 with ${error.message}`};
      throw error;
    }
  }

  async #fetch(call: Call<unknown>): Promise<Response> {
    const {world, budget, gate, listener} = this.#options;
    const {path} = call;
    const signal = call.signal ? AbortSignal.any([call.signal, this.#options.signal]) : this.#options.signal;
    await gate.enter();
    let status: number | undefined;
    let took = stopwatch(world);
    try {
      const release = await budget.take(path, signal);
      took = stopwatch(world);
      const response = await this.#send(call, signal).finally(release);
      status = response.status;
      return response;
    } finally {
      const trip = took();
      gate.leave(status === undefined || isRetriable(status) ? undefined : trip);
      listener.requested({path, status, ms: trip.ms});
    }
  }

  /** What was aborted while it waited for its turn is not sent. */
  async #send(call: Call<unknown>, signal: AbortSignal): Promise<Response> {
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

  #unsuccessful({status, body, header}: Response): Answer<never> | Outcome {
    // Another success than these is no answer to a question.
    if (status < 300) return {kind: 'faulty', text: `HTTP ${status}`};
    const {secrets} = this.#options;
    if (!isRetriable(status)) return {ok: false, status, message: apiMessage(body, secrets)};
    return {kind: 'status', text: `HTTP ${status}`, status, retryAfter: header('retry-after'), date: header('date')};
  }

  async #backOff({method, path}: Call<unknown>, outcome: Outcome, attempt: number): Promise<void> {
    const {maxAttempts, world, signal, listener} = this.#options;
    const decision = decide(outcome, {attempt, maxAttempts, nowMs: world.now(), random: world.random()});
    const request = `${method} ${path}`;
    if (!decision.retry) throw new LengowError(gaveUp(request, outcome.text, {attempt, askedMs: decision.askedMs}));
    listener.retrying(`${request}: ${outcome.text} (attempt ${attempt} of ${maxAttempts})`, decision.waitMs);
    const wait = world.sleep(decision.waitMs, signal);
    if (outcome.kind === 'status' && outcome.status === 429) this.#options.budget.pause(path, wait);
    await wait;
  }
}

// The promises of a request are older than its answer, and until they are collected whatever they hold is kept: with
// eight requests under way most texts would outlive their use, and the collector has twice as much to do.
function taken(response: Response): string {
  const {body} = response;
  response.body = '';
  return body;
}

function gaveUp(request: string, fault: string, {attempt, askedMs}: {attempt: number; askedMs: number | undefined}) {
  const next = 'Nothing is lost: run again later with the last STATE';
  if (askedMs !== undefined) {
    return `${request}: ${fault}, and the API asks to wait ${Math.ceil(askedMs / 60_000)} minutes. ${next}, not before that.`;
  }
  return `${request}: no usable answer in ${attempt} attempts; the last: ${fault}. ${next}.`;
}
