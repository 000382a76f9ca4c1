// One request and its retries, until there is an answer to give. Knows nothing of tokens.

import {LengowError} from '../../errors.ts';
import {apiMessage, FaultyAnswer, parseJson} from './answer.ts';
import type {Answer, Call, Listener} from './call.ts';
import type {Outcome} from './retry.ts';
import {decide, isRetriable} from './retry.ts';
import type {SenderOptions} from './sender.ts';
import {Sender} from './sender.ts';
import type {Response} from './types.ts';
import {TransportError} from './types.ts';

type Options = SenderOptions & {
  readonly maxAttempts: number;
  readonly secrets: readonly string[];
  readonly listener: Listener;
};

export class Exchange {
  readonly #options: Options;
  readonly #sender: Sender;

  constructor(options: Options) {
    this.#options = options;
    this.#sender = new Sender(options);
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
      const response = await this.#sender.send(call);
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
