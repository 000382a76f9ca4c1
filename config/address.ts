// Decides whether credentials may be sent to an address.

/** What is wrong with the address, for a fault's `found`. Never quotes the address, which may contain a password. */
export function addressFault(text: string): string | undefined {
  if (!URL.canParse(text)) return 'is not a URL';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'is neither an https nor an http URL';
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return 'is an http URL for another machine';
  if (url.username !== '' || url.password !== '') return 'is a URL with a user name or a password';
  return url.search === '' && url.hash === '' ? undefined : 'is a URL with a query or a fragment';
}

/** The address as a base URL for requests: without a trailing slash. */
export function baseUrl(text: string): string {
  const url = new URL(text);
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

// URL normalizes every spelling of an IPv4 address to four numbers.
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
