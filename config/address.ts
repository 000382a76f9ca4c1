// Decides whether credentials may be sent to an address.

import {isLoopback} from '../values/loopback.ts';

export const HTTP_ELSEWHERE = 'is an http URL for another machine';

/**
 * What is wrong with the address, for a fault's `found`. Never quotes the address, which may contain a password.
 *
 * @param mayBePlain whether it may be an http URL of another machine
 */
export function addressFault(text: string, mayBePlain = false): string | undefined {
  if (!URL.canParse(text)) return 'is not a URL';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'is neither an https nor an http URL';
  if (isPlainElsewhere(url) && !mayBePlain) return HTTP_ELSEWHERE;
  if (url.username !== '' || url.password !== '') return 'is a URL with a user name or a password';
  return url.search === '' && url.hash === '' ? undefined : 'is a URL with a query or a fragment';
}

/** Whether what is sent to the address and comes from it can be read on the way. */
export const isExposed = (text: string): boolean => isPlainElsewhere(new URL(text));

const isPlainElsewhere = ({protocol, hostname}: URL): boolean => protocol === 'http:' && !isLoopback(hostname);

/** The address as a base URL for requests: without a trailing slash. */
export function baseUrl(text: string): string {
  const url = new URL(text);
  return `${url.origin}${url.pathname}`.replace(/(?<!\/)\/+$/, '');
}
