// HTTP with node-fetch, keep-alive sockets and the environment's proxy; knows nothing about Lengow.

import http from 'node:http';
import https from 'node:https';
import fetch from 'node-fetch';
import {getProxyForUrl} from 'proxy-from-env';
import {bytesOf, ENCODING, textOf} from './body.ts';
import type {Request, Response} from './request.ts';
import {TransportError} from './request.ts';

type Fetch = (request: Request) => Promise<Response>;

export function transport(): Fetch {
  const plain = new http.Agent({keepAlive: true});
  const direct = new https.Agent({keepAlive: true});
  const proxied = new Map<string, Promise<https.Agent>>();
  const agentFor = (url: URL) => {
    if (url.protocol === 'http:') return plain;
    const proxy = getProxyForUrl(url.href);
    if (proxy === '') return direct;
    const known = proxied.get(proxy) ?? proxyAgent(proxy);
    proxied.set(proxy, known);
    return known;
  };
  return async (request) => send(request, await agentFor(new URL(request.url)));
}

// Loaded only when needed, because few users have a proxy.
async function proxyAgent(proxy: string): Promise<https.Agent> {
  const {HttpsProxyAgent} = await import('https-proxy-agent');
  return new HttpsProxyAgent(proxy, {keepAlive: true});
}

async function send({url, timeoutMs, signal, headers, ...init}: Request, agent: http.Agent) {
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    // Redirects are not followed: the token must be sent only to the configured host.
    const response = await fetch(url, {
      ...init,
      headers: {...headers, 'accept-encoding': ENCODING},
      compress: false,
      agent,
      redirect: 'manual',
      signal: AbortSignal.any([signal, deadline]),
    });
    const body = textOf(await bytesOf(response), response);
    return {status: response.status, body, header: (name: string) => response.headers.get(name)};
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof TransportError) throw error;
    if (deadline.aborted) throw new TransportError(`no complete response within ${timeoutMs / 1000} s`);
    throw new TransportError(reason(error), {cause: error});
  }
}

// The error codes that node-fetch and zlib report for a truncated body, plain or compressed.
const CUT: ReadonlySet<unknown> = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'Z_BUF_ERROR']);

// node-fetch's own message repeats the URL; the error code says enough.
function reason(error: unknown): string {
  const {code} = error as {code?: unknown};
  if (CUT.has(code)) return 'the response was cut off';
  if (typeof code === 'string') return `the connection failed (${code})`;
  return 'the connection failed';
}
