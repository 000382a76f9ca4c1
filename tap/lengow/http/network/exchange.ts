// Sends one request on an agent's socket and waits for the headers of the response.

import http, {type IncomingMessage, type OutgoingHttpHeaders} from 'node:http';
import https from 'node:https';
import {TransportError} from '../request.ts';
import {connectionFault, type Peer} from './faults.ts';

/** Where a request is sent. */
export type Target = {
  readonly url: URL;
  readonly options: https.RequestOptions;
  /** Not passed in the options, because Node prints them if NODE_DEBUG is set. */
  readonly headers?: OutgoingHttpHeaders;
  /** The peer that the error names if the connection fails. */
  readonly peer: Peer;
};

/** @throws TransportError when there is no response. */
export function respond(
  {url, options, headers = {}, peer}: Target,
  body: string | undefined,
): Promise<IncomingMessage> {
  const {request} = url.protocol === 'http:' ? http : https;
  return new Promise((resolve, reject) => {
    const sent = request(url, options);
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) sent.setHeader(name, value);
    sent.once('response', resolve);
    // Without this listener, Node closes the socket and reports nothing.
    sent.once('upgrade', ({statusCode}, socket) => {
      socket.destroy();
      reject(new TransportError(`HTTP ${statusCode}`));
    });
    sent.on('error', (error) => reject(connectionFault(error, sent.socket, peer)));
    sent.end(body);
  });
}
