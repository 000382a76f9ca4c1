// Adds TLS to a server on localhost, with a certificate that only NODE_EXTRA_CA_CERTS makes trusted.

import {readFileSync} from 'node:fs';
import {connect} from 'node:net';
import {createServer, type TLSSocket} from 'node:tls';
import {makeCertificate} from '../bench/server/certificate.ts';
import {listen} from './proxy.ts';
import {temporaryFolder} from './temporary-folder.ts';

export async function startTlsFront(url: string) {
  const folder = temporaryFolder();
  const files = makeCertificate(folder.path);
  const tls = {cert: readFileSync(files.cert), key: readFileSync(files.key)};
  const sockets = new Set<TLSSocket>();
  const server = createServer(tls, (socket) => {
    const target = connect(Number(new URL(url).port), '127.0.0.1');
    sockets.add(socket.on('error', () => target.destroy()).on('close', () => target.destroy()));
    target.on('error', () => socket.destroy());
    socket.pipe(target).pipe(socket);
  });
  server.on('tlsClientError', () => {});
  const port = await listen(server);
  const stop = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    folder[Symbol.dispose]();
  };
  return {port, tls, ca: files.cert, [Symbol.dispose]: stop};
}
