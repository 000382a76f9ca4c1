// Simulates the network between the tap and the API in virtual time: latency, lost responses and delivery order.

import type {Request, Response} from '../../../tap/lengow/http/request.ts';
import {TransportError} from '../../../tap/lengow/http/request.ts';
import type {Chance} from '../chance.ts';
import type {Clock} from '../clock.ts';
import type {Traits} from '../traits.ts';
import type {Answer} from './answer.ts';
import type {Api} from './api.ts';
import {corrupted, KINDS} from './faults.ts';

export type Watcher = {
  sent(request: Request, path: string, query: URLSearchParams): void;
  ended(): void;
  /** Called when a login response is delivered, with its date and the time at which it was created. */
  loggedIn(atMs: number, date: string | undefined): void;
  /** Called when another response is delivered that the tap can use. */
  dated(date: string | undefined): void;
};

type NetworkOptions = {
  readonly clock: Clock;
  readonly api: Api;
  readonly traits: Traits;
  readonly chance: Chance;
  readonly trace: (text: () => string) => void;
};

export class Network {
  readonly #options: NetworkOptions;
  isQuiet = false;
  isDead = false;
  requests = 0;
  faults = 0;

  constructor(options: NetworkOptions) {
    this.#options = options;
  }

  fetch(request: Request, watcher: Watcher): Promise<Response> {
    if (this.isDead) return new Promise(() => {});
    const {trace} = this.#options;
    const {path, query} = parsed(request.url);
    watcher.sent(request, path, query);
    this.requests += 1;
    const number = this.requests;
    trace(
      () => `#${number} ${request.method} ${path} ${[...query].map(([key, value]) => `${key}=${value}`).join(' ')}`,
    );
    return new Promise((resolve, reject) => {
      let callOff = () => {};
      const end = (finish: () => void) => {
        callOff();
        request.signal.removeEventListener('abort', abort);
        watcher.ended();
        finish();
      };
      const abort = () => end(() => reject(request.signal.reason));
      if (request.signal.aborted) return abort();
      request.signal.addEventListener('abort', abort);
      callOff = this.#travel(request, {path, query}, (result, answeredMs, isSound) => {
        trace(
          () => `#${number} ${typeof result === 'string' ? result : `${result.status} ${result.body.slice(0, 120)}`}`,
        );
        if (typeof result === 'string') return end(() => reject(new TransportError(result)));
        if (path === '/access/get_token' && isLogin(result)) watcher.loggedIn(answeredMs, result.headers.date);
        else if (isSound) watcher.dated(result.headers.date);
        end(() => resolve({status: result.status, body: result.body, header: (name) => result.headers[name] ?? null}));
      });
    });
  }

  #travel(
    request: Request,
    {path, query}: {path: string; query: URLSearchParams},
    arrive: (result: Answer | string, answeredMs: number, isSound: boolean) => void,
  ): () => void {
    const {clock, api, traits, chance} = this.#options;
    const token = request.headers.authorization ?? '';
    const [thereMs, backMs] = [this.#latencyMs(), this.#latencyMs()];
    const fault = !this.isQuiet && chance.is(traits.network.faults) ? chance.pick(KINDS) : undefined;
    if (fault !== undefined) this.faults += 1;
    const isLate = thereMs + backMs > request.timeoutMs;
    const arrives = fault === undefined && !isLate;
    let callOff = clock.after(Math.min(thereMs, request.timeoutMs), () => {
      const answeredMs = clock.nowMs;
      const answer = api.answer({method: request.method, path, query, token, arrives}, answeredMs);
      const result = fault === undefined ? answer : corrupted(fault, answer, {chance, nowMs: answeredMs});
      if (isLate) this.faults += 1;
      const waitMs = isLate ? request.timeoutMs - thereMs : backMs;
      const isSound = fault === undefined && answer.status === 200;
      callOff = clock.after(waitMs, () =>
        arrive(isLate ? 'no complete response in time' : result, answeredMs, isSound),
      );
    });
    return () => callOff();
  }

  #latencyMs(): number {
    const {traits, chance} = this.#options;
    const {meanMs, slow} = traits.network;
    if (!this.isQuiet && chance.is(slow)) return chance.magnitude(1000, 150_000);
    return 1 + Math.min(chance.exponential(meanMs / 2), 15_000);
  }
}

const isLogin = ({status, body}: Answer): boolean =>
  status === 200 && body.startsWith('{"token":"') && body.endsWith('}');

function parsed(url: string): {path: string; query: URLSearchParams} {
  const from = url.indexOf('/', 'https://'.length);
  const mark = url.indexOf('?');
  return {
    path: url.slice(from, mark === -1 ? undefined : mark),
    query: new URLSearchParams(mark === -1 ? '' : url.slice(mark + 1)),
  };
}
