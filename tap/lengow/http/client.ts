// The API client: logs in, sends a token with each request, and renews it. This module knows nothing about orders.

import {abortable} from './abortable.ts';
import type {Answer, Call, Listener} from './call.ts';
import {ConcurrencyLimit} from './concurrency.ts';
import {LimitsQuestion} from './limits-question.ts';
import {isOtherAccount, type Login, readLogin} from './login.ts';
import {accountChanged, keysRefused, refusedForGood, rightsMissing} from './refused.ts';
import type {HttpRuntime} from './request.ts';
import {type RequestOptions, requestsOf} from './requests.ts';
import type {Retrying} from './retrying.ts';
import type {RouteLimit} from './route-limits.ts';
import {ServerClock} from './server-clock.ts';
import {Refusals, Session} from './session.ts';

export type ClientOptions = RequestOptions & {
  readonly accessToken: string;
  readonly secret: string;
  /** The account to read, if different from the one in the login response. */
  readonly accountId?: number;
  readonly maxConcurrency: number;
};

type ClientServices = {readonly runtime: HttpRuntime; readonly listener: Listener; readonly signal: AbortSignal};

type Read<T> = NonNullable<Call<T>['read']>;
type ReadStream<T> = NonNullable<Call<T>['readStream']>;
type Params = {readonly params?: Readonly<Record<string, string>>};

type Stream<T> = Pick<Call<T>, 'path' | 'route' | 'accept' | 'signal'> & Params & {readonly read: ReadStream<T>};

type Get<T> = Pick<Call<T>, 'path' | 'signal'> &
  Params & {
    readonly read: Read<T>;
    /** The values to return for statuses that would otherwise be errors, such as 404. */
    readonly otherwise?: Readonly<Record<number, T>>;
  };

export const LOGIN_PATH = '/access/get_token';

export class Client {
  readonly #options: ClientOptions;
  readonly #requests: Retrying;
  readonly #limits: LimitsQuestion;
  readonly #session: Session;
  readonly #concurrency: ConcurrencyLimit;
  /** The first login of the run. */
  #login: Login | undefined;
  readonly clock: ServerClock;

  constructor(options: ClientOptions, services: ClientServices) {
    this.#options = options;
    this.clock = new ServerClock(services.runtime);
    this.#concurrency = new ConcurrencyLimit(options.maxConcurrency);
    this.#session = new Session(() => this.#fetchToken(), services.runtime);
    this.#limits = new LimitsQuestion(({read, ...call}) => this.#requests.once({...call, read: this.#dated(read)}));
    this.#requests = requestsOf(options, {
      ...services,
      secrets: [options.accessToken, options.secret],
      concurrency: this.#concurrency,
      routeLimits: (asker) => this.#limits.ask(asker),
    });
  }

  /**
   * Logs in, if that has not been done yet, and returns the account to read.
   *
   * @throws AuthError when the keys are refused.
   * @throws LengowError when the login failed after all retries.
   */
  async login(): Promise<number> {
    await this.#session.token();
    return (this.#login as Login).reads;
  }

  /** How many requests may be in flight now. */
  get width(): number {
    return this.#concurrency.width;
  }

  /** How many requests may ever be in flight. */
  get mostAtOnce(): number {
    return this.#options.maxConcurrency;
  }

  /**
   * Sends a GET request for the account's data at a path. Rejects as soon as the call's own signal is aborted, even if the
   * call is waiting for a login or a limit that it shares with other calls.
   *
   * @throws AuthError when two fresh tokens in a row are refused as well.
   * @throws LengowError when there is no usable response.
   */
  get<T>(call: Get<T>): Promise<T> {
    return call.signal ? abortable(this.#get(call), call.signal) : this.#get(call);
  }

  /**
   * Sends a GET request whose response may be too large to be gathered. The reader runs as part of the attempt: if it
   * finds a fault, the request is retried.
   *
   * @returns the value, or a status that retrying would not change
   * @throws AuthError when two fresh tokens in a row are refused as well.
   * @throws LengowError when there is no usable response.
   */
  async stream<T>({params, read, ...call}: Stream<T>): Promise<Answer<T>> {
    const query = await this.#query(params);
    const readStream: ReadStream<T> = async (body, response) => {
      const value = await read(body, response);
      this.clock.responded(response.header('date'));
      return value;
    };
    return this.#authorized({method: 'GET', ...call, params: query, readStream});
  }

  /** The limits of the API's routes; empty if the API does not state them. */
  async routeLimits(): Promise<readonly RouteLimit[]> {
    const params = new URLSearchParams({account_id: String(await this.login())});
    return this.#limits.ask({authorization: (await this.#session.token()).text, params});
  }

  async #get<T>({params, otherwise = {}, ...call}: Get<T>): Promise<T> {
    const query = await this.#query(params);
    const answer = await this.#authorized({method: 'GET', ...call, params: query, read: this.#dated(call.read)});
    if (answer.ok) return answer.value;
    if (Object.hasOwn(otherwise, answer.status)) return otherwise[answer.status] as T;
    throw refusedForGood(call.path, answer);
  }

  async #query(params: Get<unknown>['params']): Promise<URLSearchParams> {
    return new URLSearchParams({account_id: String(await this.login()), ...params});
  }

  async #authorized<T>(call: Call<T>): Promise<Answer<T>> {
    const refusals = new Refusals();
    let token = await this.#session.token();
    for (;;) {
      const answer = await this.#requests.run({...call, authorization: token.text});
      if (answer.ok || !isRefusal(answer.status)) return answer;
      if (!refusals.again(token, this.#session.generation)) throw rightsMissing(call.path, answer);
      token = await this.#session.replacement(token);
    }
  }

  async #fetchToken(): Promise<string> {
    const {accessToken, secret} = this.#options;
    const form = new URLSearchParams({access_token: accessToken, secret});
    const read = this.#dated((body) => readLogin(body, this.#options.accountId));
    const answer = await this.#requests.run({method: 'POST', path: LOGIN_PATH, form, read});
    if (!answer.ok) throw keysRefused(LOGIN_PATH, answer);
    this.#login ??= answer.value;
    // Everything read so far belongs to the first account, and its state must not continue with another account's
    // orders.
    if (isOtherAccount(this.#login, answer.value)) throw accountChanged(LOGIN_PATH, this.#login, answer.value);
    return answer.value.token;
  }

  /** Also records the `Date` header of each usable response. */
  #dated<T>(read: Read<T>): Read<T> {
    return (body, response) => {
      const value = read(body, response);
      this.clock.responded(response.header('date'));
      return value;
    };
  }
}

// Lengow uses 401 and 403 interchangeably for an expired token and for an account that the keys may not read.
const isRefusal = (status: number): boolean => status === 401 || status === 403;
