// The sandbox's server on localhost. Other modules decide how to respond.
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import type {Asked} from './answer.ts';
import {askedOf} from './asked.ts';
import type {Reply} from './sandbox.ts';
import {send} from './send.ts';

// Connections stay open for longer than any test, so no request uses one that is being closed.
const KEEP_ALIVE_MS = 120_000;
// The URL of a sandbox that does not listen.
const NOWHERE = 'http://127.0.0.1:9';

export class Server {
  readonly #respond: (asked: Asked) => Promise<Reply>;
  readonly #onError: (error: unknown) => void;
  readonly #server = createServer({keepAlive: true, keepAliveTimeout: KEEP_ALIVE_MS}, (request, response) => {
    void this.#serve(request, response);
  });

  /** @param onError called if a response cannot be created or sent; the client then receives no response */
  constructor(respond: (asked: Asked) => Promise<Reply>, onError: (error: unknown) => void) {
    this.#respond = respond;
    this.#onError = onError;
  }

  get url(): string {
    const address = this.#server.address() as AddressInfo | null;
    return address ? `http://127.0.0.1:${address.port}` : NOWHERE;
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
  }

  async close(): Promise<void> {
    await new Promise((resolve) => {
      this.#server.close(resolve);
      this.#server.closeAllConnections();
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request).catch(() => undefined);
    if (body === undefined) return void response.destroy();
    try {
      await send(response, await this.#respond(askedOf(request, body, this.url)));
    } catch (error) {
      this.#onError(error);
      response.destroy();
    }
  }
}
