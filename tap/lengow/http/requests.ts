// Connects the parts that send requests: the limits, the sender and the retries.

import {apiMessage} from './answer.ts';
import type {Listener} from './call.ts';
import type {ConcurrencyLimit} from './concurrency.ts';
import type {Asker} from './limits-question.ts';
import {RateLimit} from './rate-limit.ts';
import type {HttpRuntime} from './request.ts';
import {Retrying} from './retrying.ts';
import type {RouteLimit} from './route-limits.ts';
import {Sender} from './sender.ts';

export type RequestOptions = {
  readonly apiUrl: string;
  readonly userAgent: string;
  readonly requestsPerMinute: number;
  readonly requestTimeoutSeconds: number;
  readonly maxAttempts: number;
};

type RequestServices = {
  readonly runtime: HttpRuntime;
  readonly listener: Listener;
  readonly signal: AbortSignal;
  readonly concurrency: ConcurrencyLimit;
  /** What must never be part of a message. */
  readonly secrets: readonly string[];
  /** Throws a TapError if the body of a response says that no attempt will succeed, whatever its status. */
  readonly checkRefusal?: (body: string) => void;
  /** What the API says about its limits; empty if it does not say. */
  readonly routeLimits: (asker: Asker) => Promise<readonly RouteLimit[]>;
};

export function requestsOf(options: RequestOptions, {secrets, ...services}: RequestServices): Retrying {
  const {apiUrl, userAgent, maxAttempts, requestsPerMinute: perMinute, requestTimeoutSeconds} = options;
  const {runtime, listener} = services;
  const rateLimit = new RateLimit({perMinute, runtime, onWait: (path, ms) => listener.waiting(path, ms)});
  const timeoutMs = Math.max(1, Math.round(requestTimeoutSeconds * 1000));
  return new Retrying({
    ...services,
    sender: new Sender({...services, apiUrl, userAgent, timeoutMs, rateLimit}),
    maxAttempts,
    apiMessage: (body) => apiMessage(body, secrets),
    rateLimit,
  });
}
