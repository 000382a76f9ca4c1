// A real HTTP proxy on localhost, whose every answer to CONNECT the test decides.

import {once} from 'node:events';
import {type AddressInfo, connect, createServer, type Server, type Socket} from 'node:net';
import {createServer as createTlsServer, type TlsOptions} from 'node:tls';

/** What the proxy does with a connection whose request it has read; nothing means that it stays silent. */
export type Behaviour = (socket: Socket, request: string) => void;

export type TestProxy = {
  readonly port: number;
  /** The head of every request. */
  readonly requests: readonly string[];
  /** How many connections are still open. */
  readonly open: () => number;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
};

/** @param tls makes it a proxy over TLS */
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

/** Opens the tunnel that was asked for, with an answer that begins with this status line. */
export const tunnelling =
  (answer = 'HTTP/1.1 200 Connection established\r\n\r\n'): Behaviour =>
  (socket, request) => {
    const port = Number(/^CONNECT [^ ]*:(\d+) /.exec(request)?.[1]);
    const target = connect(port, '127.0.0.1', () => socket.write(answer));
    socket.pipe(target).pipe(socket);
    target.on('error', () => socket.destroy());
    socket.on('close', () => target.destroy());
  };

/** Says this, and closes the connection. */
export const saying =
  (text: string): Behaviour =>
  (socket) =>
    void socket.end(text);
