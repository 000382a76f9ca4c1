// HTTP by node-fetch, with kept-alive sockets and the proxy of the environment; knows nothing of Lengow.

import http from 'node:http';
import https from 'node:https';
import fetch from 'node-fetch';
import {getProxyForUrl} from 'proxy-from-env';
import {bytesOf, ENCODING, textOf} from './body.ts';
import type {Request, Response} from './runtime.ts';
import {TransportError} from './runtime.ts';

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

// Loaded when needed, as few need it.
async function proxyAgent(proxy: string): Promise<https.Agent> {
  const {HttpsProxyAgent} = await import('https-proxy-agent');
  return new HttpsProxyAgent(proxy, {keepAlive: true});
}

async function send({url, timeoutMs, signal, headers, ...init}: Request, agent: http.Agent) {
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    // A redirect is not followed: the token belongs to the configured host only.
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

// By the server or on the way, as plain text or as gzip.
const CUT: ReadonlySet<unknown> = new Set(['ERR_STREAM_PREMATURE_CLOSE', 'Z_BUF_ERROR']);

// node-fetch's own message repeats the URL; the code says all.
function reason(error: unknown): string {
  const {code} = error as {code?: unknown};
  if (CUT.has(code)) return 'the response was cut off';
  if (typeof code === 'string') return `the connection failed (${code})`;
  return 'the connection failed';
}
