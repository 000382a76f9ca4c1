// Explains why a connection failed, and which setting to check.

import type {Socket} from 'node:net';
import {FinalError, TransportError} from '../request.ts';

/** The host at the other end of a connection, and the setting that names it. */
export type Peer = {readonly name: string; readonly setting: string};

const UNKNOWN_HOST: ReadonlySet<unknown> = new Set(['ENOTFOUND', 'EAI_AGAIN']);

/** A connection error with a message for the user. Node's own message is left out, because its error code is enough. */
export function connectionFault(error: Error, socket: Socket | null, {name, setting}: Peer): TransportError {
  // The tunnel has already described its own error.
  if (error instanceof TransportError) return error;
  const {code} = error as NodeJS.ErrnoException;
  const cause = {cause: error};
  if (isUntrusted(socket)) return new FinalError(untrusted(name, code), cause);
  if (UNKNOWN_HOST.has(code)) return new TransportError(`unknown host: ${name} (${code}); check ${setting}`, cause);
  if (code === 'ECONNREFUSED')
    return new TransportError(`${name} refused the connection (${code}); check ${setting}`, cause);
  return new TransportError(`the connection to ${name} failed${code === undefined ? '' : ` (${code})`}`, cause);
}

/**
 * Whether the TLS handshake worked, but the certificate was rejected. Node's types declare this property only on
 * TLSSocket.
 */
const isUntrusted = (socket: Socket | null): boolean =>
  Boolean((socket as {authorizationError?: unknown} | null)?.authorizationError);

const untrusted = (name: string, code: string | undefined): string =>
  `the certificate of ${name} cannot be verified (${code}). If it was issued by your own authority, or by a proxy that intercepts TLS connections, put that authority's certificate in a file and name the file in NODE_EXTRA_CA_CERTS.`;
