// An API call, its outcome, and the listener that is notified of its requests.

import type {FailureKind, Response, StreamedBody} from './request.ts';

type Sent = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** What is counted and limited as one, though the paths differ; the path when absent. */
  readonly route?: string;
  readonly params?: URLSearchParams;
  readonly form?: URLSearchParams;
  readonly authorization?: string;
  /** The media type to ask for, if it is not JSON. */
  readonly accept?: string;
  /** Aborts only this call; the run's own signal aborts all calls. */
  readonly signal?: AbortSignal;
};

export type GatheredCall<T> = Sent & {
  /** Turns the parsed body into a value; throws FaultyResponse if the body contradicts itself. */
  readonly read: (body: unknown, response: Response) => T;
  readonly readStream?: never;
};

/** A call whose response may be too large to be gathered. */
type StreamedCall<T> = Sent & {
  /** Turns the body into a value; throws FaultyResponse if the body contradicts itself. */
  readonly readStream: (body: StreamedBody, response: Response) => Promise<T>;
  readonly read?: never;
};

export type Call<T> = GatheredCall<T> | StreamedCall<T>;

/** A signal that is aborted when either the call or the run is aborted. */
export const signalOf = ({signal}: Call<unknown>, run: AbortSignal): AbortSignal =>
  signal ? AbortSignal.any([signal, run]) : run;

/** What a call counts as. */
export const routeOf = ({path, route = path}: Pick<Call<unknown>, 'path' | 'route'>): string => route;

/** A value, or an HTTP status that retrying would not change. */
export type Answer<T> =
  | {readonly ok: true; readonly value: T}
  | {readonly ok: false; readonly status: number; readonly message: Message};

/** The API's own message: '' if the body is empty or cannot be read, undefined if it is not in the API's format. */
export type Message = string | undefined;

/** What is known about a response; the sender and the retry logic fill it in. */
export type Trip = {
  /** Undefined until the request is sent. */
  ms: number | undefined;
  /** Undefined if there is no complete response. */
  status: number | undefined;
  /** For a page of a list: the stated count and the number of objects in the page. */
  page?: {readonly count: number; readonly results: number} | undefined;
  /** The length of the unpacked body, in characters; absent if it is read as a stream. */
  characters?: number;
  /** Why the response could not be used: the HTTP status, or what else went wrong. */
  failure?: number | FailureKind | undefined;
};

/** A request that was sent, and its outcome. */
export type Requested = Pick<Call<unknown>, 'method' | 'path' | 'route' | 'params'> &
  Pick<Trip, 'status' | 'page' | 'characters' | 'failure'> & {
    readonly ms: number;
    /** From 1. */
    readonly attempt: number;
  };

/** A limit on requests, the tap's or the API's; or a `Retry-After`. */
export type WaitReason = 'limit' | 'retry_after';

/** A listener that is notified of requests as they happen. */
export type Listener = {
  requested(request: Requested): void;
  /** @param reason absent if the tap chose the wait itself */
  retrying(message: string, waitMs: number, reason?: WaitReason): void;
  /** The API asked for a wait with `Retry-After`, however long and whether or not the tap waits. */
  askedToWait(ms: number): void;
  /** The per-minute request limit has been reached. */
  waiting(path: string, waitMs: number): void;
  warn(message: string): void;
};
