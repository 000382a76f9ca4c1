// An agent that makes TLS connections through an HTTP proxy's tunnel.

import https from 'node:https';
import type {Duplex} from 'node:stream';
import tls from 'node:tls';
import type {HttpProxy} from './proxy.ts';
import {openTunnel, type TunnelOptions} from './tunnel.ts';

export class TunnelAgent extends https.Agent {
  readonly #proxy: HttpProxy;

  constructor(proxy: HttpProxy, options: https.AgentOptions) {
    super(options);
    this.#proxy = proxy;
  }

  override createConnection(
    options: TunnelOptions,
    callback: (error: Error | null, stream: Duplex) => void = () => {},
  ): undefined {
    openTunnel(this.#proxy, options)
      .then((socket) => tls.connect({...options, socket} as tls.ConnectionOptions))
      .then(
        (socket) => callback(null, socket),
        // Node's types require a stream here, but Node ignores it if there is an error.
        (error) => callback(error, undefined as unknown as Duplex),
      );
  }
}
