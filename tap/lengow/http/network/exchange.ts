// Sends one request on an agent's socket and waits for the headers of the response.

import http, {type IncomingMessage} from 'node:http';
import https from 'node:https';
import {TransportError} from '../request.ts';
import {connectionFault, type Peer} from './faults.ts';

type Exchange = {
  readonly options: https.RequestOptions;
  readonly body: string | undefined;
  /** The peer that the error names if the connection fails. */
  readonly peer: Peer;
};

/** @throws TransportError when there is no response. */
export function respond(url: URL, {options, body, peer}: Exchange): Promise<IncomingMessage> {
  const {request} = url.protocol === 'http:' ? http : https;
  return new Promise((resolve, reject) => {
    const sent = request(url, options);
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
