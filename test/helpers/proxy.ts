// A real HTTP proxy on localhost. The test controls how the proxy answers each CONNECT request.

import {once} from 'node:events';
import {type AddressInfo, connect, createServer, type Server, type Socket} from 'node:net';
import {createServer as createTlsServer, type TlsOptions} from 'node:tls';

/** Handles a connection after the proxy has read its request. If the function does nothing, no response is sent. */
export type Behaviour = (socket: Socket, request: string) => void;

export type TestProxy = {
  readonly port: number;
  /** The first data received on each connection, normally the request headers. */
  readonly requests: readonly string[];
  /** The number of connections that are still open. */
  readonly open: () => number;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
};

/** @param tls whether clients must connect to the proxy over TLS */
export async function startProxy(behaviour: Behaviour, tls?: TlsOptions): Promise<TestProxy> {
  const [requests, sockets] = [[] as string[], new Set<Socket>()];
  const serve = (socket: Socket) => {
    sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)));
    socket.once('data', (bytes) => {
      requests.push(String(bytes));
      behaviour(socket, String(bytes));
    });
  };
  const server = tls ? createTlsServer(tls, serve).on('tlsClientError', () => {}) : createServer(serve);
  const port = await listen(server);
  const stop = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return {port, requests, open: () => sockets.size, [Symbol.asyncDispose]: stop};
}

export async function listen(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

/** Opens the requested tunnel after sending the given response headers. */
export const tunnelling =
  (answer = 'HTTP/1.1 200 Connection established\r\n\r\n'): Behaviour =>
  (socket, request) => {
    const port = Number(/^CONNECT [^ ]*:(\d+) /.exec(request)?.[1]);
    const target = connect(port, '127.0.0.1', () => socket.write(answer));
    socket.pipe(target).pipe(socket);
    target.on('error', () => socket.destroy());
    socket.on('close', () => target.destroy());
  };

/** Sends the given text and closes the connection. */
export const saying =
  (text: string): Behaviour =>
  (socket) =>
    void socket.end(text);
