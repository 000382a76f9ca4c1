// Says how many requests the API allows on the routes that the tap uses.

import type {Account} from '../lengow/account.ts';
import type {RouteLimit} from '../lengow/http/route-limits.ts';
import {amount} from '../log/words.ts';

/**
 * One line for each limited route that the tap uses; none if the API does not state its limits.
 *
 * @param more the paths of routes that only some selections use
 */
export const routeLimitLines = async (account: Account, more: readonly string[]): Promise<string[]> =>
  (await account.routeLimits(more)).flatMap(({requests, ...limit}) =>
    requests === undefined
      ? []
      : [`${limit.route}: Lengow allows ${amount(requests)} requests a minute${leftOf(limit)}`],
  );

const leftOf = ({requestsLeft, secondsLeft}: Pick<RouteLimit, 'requestsLeft' | 'secondsLeft'>): string =>
  requestsLeft === undefined || secondsLeft === undefined
    ? ''
    : `; ${amount(requestsLeft)} are left for the next ${amount(Math.ceil(secondsLeft))} s`;
