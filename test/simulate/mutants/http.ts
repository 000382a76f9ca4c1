// The HTTP client of an ordinary tap: sends one request at a time, retries after failures, and replaces rejected
// tokens.

import {LengowError} from '../../../tap/errors.ts';
import type {Response} from '../../../tap/lengow/http/request.ts';
import {TransportError} from '../../../tap/lengow/http/request.ts';
import type {Given} from '../tap.ts';
import type {Page} from './ordinary.ts';

export class Http {
  readonly #given: Given;
  #token = '';
  #sent: number[] = [];
  /** The earliest date of a response, in microseconds. */
  earliest = Number.POSITIVE_INFINITY;
  /** The latest one. */
  latest = 0;

  constructor(given: Given) {
    this.#given = given;
  }

  /** Returns the server's clock in microseconds. */
  async login(): Promise<number> {
    const {runtime} = this.#given;
    const {token, date} = await this.#ask('POST', '/access/get_token', ({body, header}) => ({
      ...JSON.parse(body),
      date: header('date'),
    }));
    if (typeof token !== 'string') throw new LengowError('no token');
    this.#token = token;
    const now = date === null ? runtime.now() * 1000 : Date.parse(date) * 1000;
    this.#dated(now);
    return now;
  }

  orders(params: Readonly<Record<string, string>>): Promise<Page> {
    const query = new URLSearchParams({account_id: '42', ...params});
    return this.#ask('GET', `/v3.0/orders/?${query}`, ({body}) => {
      const page = JSON.parse(body);
      const isWrong =
        !Array.isArray(page?.results) ||
        typeof page.count !== 'number' ||
        (params.page === '1' && page.count > 0 && page.results.length === 0);
      if (isWrong || (!params.page && (page.next === null) !== (page.count === page.results.length)))
        throw new SyntaxError('no page');
      return page;
    });
  }

  async #ask<T>(method: 'GET' | 'POST', path: string, read: (response: Response) => T): Promise<T> {
    const {runtime, signal} = this.#given;
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await this.#budget();
      const answer = await this.#try(method, path, read);
      if ('value' in answer) return answer.value;
      if (answer.status === 401 || answer.status === 403) await this.login();
      else if (answer.status === 404) return {count: 0, next: null, results: []} as T;
      else await runtime.sleep(answer.status === 429 ? 61_000 : 1000 * 2 ** Math.min(attempt, 6), signal);
    }
    throw new LengowError('no answer');
  }

  async #try<T>(
    method: 'GET' | 'POST',
    path: string,
    read: (response: Response) => T,
  ): Promise<{value: T} | {status: number}> {
    const {runtime, config, signal} = this.#given;
    try {
      const url = config.apiUrl + path;
      const response = await runtime.fetch({
        method,
        url,
        headers: {authorization: this.#token},
        timeoutMs: 60_000,
        signal,
      });
      if (response.status !== 200) return {status: response.status};
      const value = read(response);
      const date = response.header('date');
      if (date !== null) this.#dated(Date.parse(date) * 1000);
      return {value};
    } catch (error) {
      if (error instanceof TransportError || error instanceof SyntaxError) return {status: 0};
      throw error;
    }
  }

  #dated(micros: number): void {
    this.earliest = Math.min(this.earliest, micros);
    this.latest = Math.max(this.latest, micros);
  }

  async #budget(): Promise<void> {
    const {runtime, config, signal} = this.#given;
    for (;;) {
      this.#sent = this.#sent.filter((ms) => ms > runtime.now() - 61_000);
      if (this.#sent.length < config.requestsPerMinute) break;
      await runtime.sleep((this.#sent[0] as number) + 61_001 - runtime.now(), signal);
    }
    this.#sent.push(runtime.now());
  }
}
