// The limits that the API states for its routes; knows nothing about how they are asked for.

import {isObject} from '../../../values/json.ts';
import {FaultyResponse} from './answer.ts';
import type {Call} from './call.ts';

export const RATE_LIMITS_PATH = '/rate-limits';

/** The limit of a route in its current period. The API states null for what it does not count. */
export type RouteLimit = {
  readonly method: string;
  /** Without the version of the API: /orders. */
  readonly route: string;
  readonly requests: number | undefined;
  readonly requestsLeft: number | undefined;
  readonly secondsLeft: number | undefined;
};

/** @throws FaultyResponse if the body is not a list */
export function readRouteLimits(body: unknown): RouteLimit[] {
  if (!Array.isArray(body)) throw new FaultyResponse('a body that is not a list of rate limits');
  return body.filter(isObject).map((item) => ({
    method: String(item.method).toUpperCase(),
    route: routeOf(String(item.url_base)),
    requests: countOf(item.boundary),
    requestsLeft: countOf(item.remaining_credit),
    secondsLeft: countOf(item.remaining_time),
  }));
}

export const limitOf = (
  limits: readonly RouteLimit[],
  {method, path}: Pick<Call<unknown>, 'method' | 'path'>,
): RouteLimit | undefined => limits.find((limit) => limit.method === method && limit.route === routeOf(path));

/** The path without the version of the API and without slashes at its end. */
const routeOf = (path: string): string => path.replace(/^\/v\d+(?:\.\d+)*(?=\/)/, '').replace(/\/+$/, '');

const countOf = (value: unknown): number | undefined => (typeof value === 'number' && value >= 0 ? value : undefined);
