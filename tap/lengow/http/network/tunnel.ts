// Asks an HTTP proxy for a tunnel: sends CONNECT and accepts only status 200.

import http from 'node:http';
import https from 'node:https';
import {isIP, type Socket} from 'node:net';
import {FinalError, TransportError} from '../request.ts';
import {isRetriable} from '../retry.ts';
import {connectionFault} from './faults.ts';
import type {HttpProxy} from './proxy.ts';

export type TunnelOptions = https.RequestOptions & {
  /** Aborts the attempt to open the tunnel. Node does not pass a request's `signal` to its agent. */
  readonly tunnelSignal?: AbortSignal;
  readonly autoSelectFamilyAttemptTimeout?: number;
};

/** @throws TransportError; FinalError when the proxy refuses. */
export function openTunnel(proxy: HttpProxy, options: TunnelOptions): Promise<Socket> {
  const target = targetOf(options);
  const {request} = proxy.isSecure ? https : http;
  return new Promise((resolve, reject) => {
    const asked = request(connectTo(proxy, target, options));
    // The password is not passed in the options, because Node prints them if NODE_DEBUG is set.
    if (proxy.authorization !== undefined) asked.setHeader('proxy-authorization', proxy.authorization);
    asked.once('connect', ({statusCode = 0}, socket: Socket, head) => {
      // The TLS connection inside the tunnel reports all errors. An additional error from the socket must not end the
      // process.
      socket.on('error', () => {});
      if (statusCode === 200) return resolve(withHead(socket, head));
      socket.destroy();
      reject(refusal(proxy, target, statusCode));
    });
    asked.on('error', (error) => reject(connectionFault(error, asked.socket, proxy)));
    asked.end();
  });
}

function targetOf({host, port}: TunnelOptions): string {
  return `${isIP(host ?? '') === 6 ? `[${host}]` : host}:${port}`;
}

function connectTo(proxy: HttpProxy, target: string, options: TunnelOptions): TunnelOptions {
  const {host, port} = proxy;
  return {
    method: 'CONNECT',
    host,
    port,
    path: target,
    headers: {host: target},
    agent: false,
    rejectUnauthorized: true,
    // Otherwise, Node would expect the target's certificate from the proxy.
    servername: isIP(host) ? '' : host,
    autoSelectFamilyAttemptTimeout: options.autoSelectFamilyAttemptTimeout,
    signal: options.tunnelSignal,
  } as TunnelOptions;
}

function withHead(socket: Socket, head: Buffer): Socket {
  if (head.length > 0) socket.unshift(head);
  return socket;
}

export function refusal({name, setting}: HttpProxy, target: string, status: number): TransportError {
  const text = `${name} (${setting}) answered HTTP ${status} to the request for a connection to ${target}`;
  if (isRetriable(status)) return new TransportError(text);
  return new FinalError(`${text}. Check the proxy's user and password in ${setting}, and whether it allows this host.`);
}
