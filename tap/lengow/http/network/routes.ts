// Chooses the agent for a URL, and the proxy set in the environment: a tunnel for HTTPS, while plain HTTP is forwarded.

import http from 'node:http';
import https from 'node:https';
import {isLoopback} from '../../../../values/loopback.ts';
import {type Environment, type HttpProxy, proxyFor} from './proxy.ts';
import {TunnelAgent} from './tunnel-agent.ts';

export type Route = {
  readonly agent: http.Agent;
  readonly proxy: HttpProxy | undefined;
  /** Whether the proxy reads the requests and sends them on. */
  readonly isForwarded?: true;
};

// Certificates are always checked, regardless of NODE_TLS_REJECT_UNAUTHORIZED.
const SECURE = {keepAlive: true, rejectUnauthorized: true};

/** @throws InputError if the proxy set in the environment cannot be used. */
export function routeTo(url: URL, env: Environment): Route {
  // A server on this machine never uses the proxy for plain HTTP.
  const proxy = url.protocol === 'http:' && isLoopback(url.hostname) ? undefined : proxyFor(url, env);
  if (url.protocol !== 'http:') return {agent: proxy ? new TunnelAgent(proxy, SECURE) : new https.Agent(SECURE), proxy};
  if (proxy === undefined) return {agent: new http.Agent({keepAlive: true}), proxy};
  return {
    agent: proxy.isSecure ? new https.Agent(SECURE) : new http.Agent({keepAlive: true}),
    proxy,
    isForwarded: true,
  };
}
