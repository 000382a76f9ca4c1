// A request for an http URL that a proxy sends on.

import type {Target} from './exchange.ts';
import type {HttpProxy} from './proxy.ts';
import {refusal} from './tunnel.ts';

const NO_CREDENTIALS = 407;

/** Where the request is sent, and how it names the URL. */
export function forwardedBy(proxy: HttpProxy, {href, host}: URL): Target {
  const name = proxy.host.includes(':') ? `[${proxy.host}]` : proxy.host;
  return {
    url: new URL(`${proxy.isSecure ? 'https' : 'http'}://${name}:${proxy.port}`),
    options: {path: href},
    headers: {host, ...(proxy.authorization !== undefined && {'proxy-authorization': proxy.authorization})},
    peer: proxy,
  };
}

/** @throws FinalError if the proxy asks for credentials; of its other answers, nothing tells that they are not Lengow's */
export function checkForwarded(proxy: HttpProxy, {host}: URL, status: number | undefined): void {
  if (status === NO_CREDENTIALS) throw refusal(proxy, host, status);
}
