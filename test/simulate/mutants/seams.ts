// Breaks the engine from outside: changes its requests, the responses it receives and the lines it writes.

import {Writable} from 'node:stream';
import type {Request, Response} from '../../../tap/lengow/http/request.ts';
import {Output} from '../../../tap/process/stdout.ts';
import type {Given, Tap} from '../tap.ts';
import {engine} from '../tap.ts';

type Queries = {
  /** Changes a query for orders. */
  readonly query?: ((query: URLSearchParams) => void) | undefined;
  /** Changes a query for actions. */
  readonly actionQuery?: ((query: URLSearchParams, given: Given) => void) | undefined;
};

export type Seams = Queries & {
  readonly given?: (given: Given) => Given;
  readonly answer?: (answer: Response, request: Request) => Response;
  /** Creates the function that changes the lines written by one run. */
  readonly lines?: (given: Given) => (lines: string[]) => string[];
  /** If true, the tap never finds out what happened to the lines it wrote. */
  readonly isDeaf?: boolean;
};

export const altered =
  ({
    given: change = (given) => given,
    query,
    actionQuery,
    answer,
    lines = () => (same) => same,
    isDeaf = false,
  }: Seams): Tap =>
  (given) => {
    const {runtime, output} = given;
    const fetch = async (request: Request) => {
      const asked = {...request, url: rewritten(request.url, {query, actionQuery}, given)};
      const response = await runtime.fetch(asked);
      return answer ? answer(response, request) : response;
    };
    return engine(
      change({...given, runtime: {...runtime, fetch}, output: new AlteredOutput(output, lines(given), isDeaf)}),
    );
  };

function rewritten(url: string, {query, actionQuery}: Queries, given: Given): string {
  const [path = '', text] = url.split('?');
  const change = path.endsWith('/orders/') ? query : path.endsWith('/actions/') ? actionQuery : undefined;
  if (change === undefined) return url;
  const parameters = new URLSearchParams(text);
  change(parameters, given);
  return `${path}?${parameters}`;
}

class AlteredOutput extends Output {
  readonly #inner: Output;
  readonly #alter: (lines: string[]) => string[];

  readonly #isDeaf: boolean;

  constructor(inner: Output, alter: (lines: string[]) => string[], isDeaf: boolean) {
    super(new Writable(), () => {});
    this.#inner = inner;
    this.#alter = alter;
    this.#isDeaf = isDeaf;
  }

  override write(text: string, signal: AbortSignal): Promise<void> {
    const written = this.#inner.write(this.#altered(text), signal);
    return this.#isDeaf ? written.catch(() => {}) : written;
  }

  override last(text: string): void {
    this.#inner.last(this.#altered(text));
  }

  #altered(text: string): string {
    const lines = text.split('\n').slice(0, -1);
    return this.#alter(lines)
      .map((line) => `${line}\n`)
      .join('');
  }
}

export const isState = (line: string): boolean => line.startsWith('{"type":"STATE"');
export const isRecord = (line: string): boolean => line.startsWith('{"type":"RECORD"');
