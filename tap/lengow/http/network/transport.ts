// Sends requests with Node's own HTTP modules, through keep-alive sockets; knows nothing about Lengow.

import {type Request, type Response, TransportError} from '../request.ts';
import {bodyOf, errorTextOf, textOf} from './body.ts';
import {Deadline} from './deadline.ts';
import {ENCODING} from './encoding.ts';
import {respond} from './exchange.ts';
import type {Peer} from './faults.ts';
import {checkForwarded, forwardedBy} from './forward.ts';
import type {Environment, HttpProxy} from './proxy.ts';
import {type Route, routeTo} from './routes.ts';
import {streamedBodyOf} from './streamed-body.ts';

type Fetch = (request: Request) => Promise<Response>;

// By default, Node gives up on an address after 250 ms if the host has another one, even one that does not work. Five
// seconds is enough time to recover from two lost packets.
const LONGEST_CONNECT_MS = 5000;

/** @throws InputError, on the first request, if the proxy set in the environment cannot be used. */
export function transport(env: Environment): Fetch {
  const routes = new Map<string, Route>();
  return async (request) => {
    const url = new URL(request.url);
    const route = routes.get(url.origin) ?? routeTo(url, env);
    routes.set(url.origin, route);
    return send(request, url, route);
  };
}

async function send(request: Request, url: URL, {agent, proxy, isForwarded}: Route): Promise<Response> {
  const {method, headers, body, timeoutMs, signal} = request;
  const deadline = new Deadline(timeoutMs);
  const either = AbortSignal.any([signal, deadline.signal]);
  try {
    const options = {
      method,
      headers: {...headers, 'accept-encoding': ENCODING},
      agent,
      signal: either,
      tunnelSignal: either,
      autoSelectFamilyAttemptTimeout: Math.ceil(Math.min(LONGEST_CONNECT_MS, timeoutMs / 3)),
    };
    // Redirects are not followed: the token must be sent only to the configured host.
    const forwarded = isForwarded ? proxy : undefined;
    const target = forwarded ? forwardedBy(forwarded, url) : {url, options: {}, peer: peerOf(url)};
    const response = await respond({...target, options: {...options, ...target.options}}, body);
    if (forwarded) checkForwarded(forwarded, url, response.statusCode);
    const {statusCode: status = 0} = response;
    const header = (name: string) => single(response.headers[name]);
    if (request.isStreamed && status < 300)
      return {status, body: '', stream: await streamedBodyOf(response, deadline.extend), header};
    const content = await bodyOf(response);
    return {status, body: status < 300 ? textOf(content) : errorTextOf(content), header};
  } catch (error) {
    signal.throwIfAborted();
    if (deadline.signal.aborted) throw tooSlow(request, proxy);
    throw error;
  } finally {
    deadline.clear();
  }
}

const tooSlow = ({isStreamed, timeoutMs}: Request, proxy: HttpProxy | undefined): TransportError => {
  const seconds = timeoutMs / 1000;
  const what = isStreamed ? `no part of the response within ${seconds} s` : `no complete response within ${seconds} s`;
  return new TransportError(`${what}${via(proxy)}`, {kind: 'timeout'});
};

const peerOf = ({host}: URL): Peer => ({name: host, setting: 'api_url'});

const via = (proxy: HttpProxy | undefined): string =>
  proxy === undefined ? '' : ` through ${proxy.name} (${proxy.setting})`;

const single = (header: string | string[] | undefined): string | null => (typeof header === 'string' ? header : null);
