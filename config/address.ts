// Whether the credentials may be sent to an address.

/** What is wrong with the address, reading on from 'is'; it never quotes the address, which may hold a password. */
export function addressFault(text: string): string | undefined {
  if (!URL.canParse(text)) return 'no URL';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'neither an https nor an http address';
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return 'an http address of another machine';
  if (url.username !== '' || url.password !== '') return 'an address with a user or a password in it';
  return url.search === '' && url.hash === '' ? undefined : 'an address with a query or a fragment';
}

/** As requests are built on it: without a slash at the end. */
export function baseUrl(text: string): string {
  const url = new URL(text);
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

// URL has brought every IPv4 spelling into four numbers by now.
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
