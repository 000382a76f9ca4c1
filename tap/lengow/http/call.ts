// A call to the API, its outcome, and who listens.

import type {Response} from './runtime.ts';

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

/** A value, or a status that no retry would change, with the API's own words. */
export type Answer<T> =
  | {readonly ok: true; readonly value: T}
  | {readonly ok: false; readonly status: number; readonly message: string};

/** Hears of requests as they happen. */
export type Listener = {
  requested(request: {readonly path: string; readonly status: number | undefined; readonly ms: number}): void;
  retrying(message: string, waitMs: number): void;
  /** The limit of requests per minute is reached. */
  waiting(path: string, waitMs: number): void;
  warn(message: string): void;
};
