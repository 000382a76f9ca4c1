// Chooses the agent for a URL: plain HTTP, HTTPS, or HTTPS through the proxy set in the environment.

import http from 'node:http';
import https from 'node:https';
import {type Environment, type HttpProxy, proxyFor} from './proxy.ts';
import {TunnelAgent} from './tunnel-agent.ts';

export type Route = {readonly agent: http.Agent; readonly proxy: HttpProxy | undefined};

// Certificates are always checked, regardless of NODE_TLS_REJECT_UNAUTHORIZED.
const SECURE = {keepAlive: true, rejectUnauthorized: true};

/** @throws InputError if the proxy set in the environment cannot be used. */
export function routeTo(url: URL, env: Environment): Route {
  // Plain HTTP is only for a server on this machine, so it never uses the proxy.
  if (url.protocol === 'http:') return {agent: new http.Agent({keepAlive: true}), proxy: undefined};
  const proxy = proxyFor(url, env);
  return {agent: proxy ? new TunnelAgent(proxy, SECURE) : new https.Agent(SECURE), proxy};
}
