// The sandbox: a Lengow API v3 on localhost in front of a shop, with a log, hooks and faults for tests.
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import {setTimeout as sleep} from 'node:timers/promises';
import type {Answer, Asked, Route} from './answer.ts';
import {Api} from './api.ts';
import {askedOf} from './asked.ts';
import {corrupted, refusalOf} from './corrupt.ts';
import {type Fault, Faults} from './faults.ts';
import {DEFAULTS, type SandboxOptions} from './options.ts';
import {random} from './random.ts';
import {type LoggedRequest, logged} from './request-log.ts';
import {send} from './send.ts';
import {createShop, type Shop} from './shop.ts';

// Longer than any test, so that no request meets a connection that is being closed.
const KEEP_ALIVE_MS = 120_000;

export type Hook = (sandbox: Sandbox, request: LoggedRequest) => void | Promise<void>;

/** Starts a sandbox in front of `shop`, or of one with the seed 1. */
export async function startSandbox({
  shop = createShop(),
  ...options
}: Partial<SandboxOptions> & {shop?: Shop} = {}): Promise<Sandbox> {
  const sandbox = new Sandbox(shop, {...DEFAULTS, ...options});
  await sandbox.listen();
  return sandbox;
}

export class Sandbox {
  readonly shop: Shop;
  /** Takes effect with the next request. */
  readonly options: SandboxOptions;
  readonly faults = new Faults();
  readonly requests: LoggedRequest[] = [];
  /** Calls that would have changed something at Lengow: a tap makes none. */
  readonly violations: LoggedRequest[] = [];
  /** What went wrong in the sandbox itself, a hook of a test for example; thrown at its end. */
  readonly #broken: unknown[] = [];
  readonly #api: Api;
  readonly #server: Server;
  #hooks: Hook[] = [];
  readonly #dice = random('latency');
  #underWay = 0;
  /** The most requests for orders that waited for their answers at the same time; may be set back to 0. */
  mostUnderWay = 0;

  constructor(shop: Shop, options: SandboxOptions) {
    this.shop = shop;
    this.options = options;
    this.#api = new Api(shop, options);
    const server = {keepAlive: true, keepAliveTimeout: KEEP_ALIVE_MS};
    this.#server = createServer(server, (request, response) => void this.#serve(request, response));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get accountId(): number {
    return this.shop.accountId;
  }

  get accessToken(): string {
    return this.options.accessToken;
  }

  get secret(): string {
    return this.options.secret;
  }

  /** All session tokens that were given out. */
  get tokens(): readonly string[] {
    return this.#api.tokens.issued;
  }

  /** The least that a tap's config needs. */
  get config(): {api_url: string; access_token: string; secret: string} {
    return {api_url: this.url, access_token: this.accessToken, secret: this.secret};
  }

  requestsOf(route: Route): LoggedRequest[] {
    return this.requests.filter((request) => request.route === route);
  }

  expireTokens(): void {
    this.#api.tokens.expireAll();
  }

  /** Called before each request for orders that will be answered; gives the way to stop that. */
  beforeRequest(hook: Hook): () => void {
    this.#hooks.push(hook);
    return () => {
      this.#hooks = this.#hooks.filter((other) => other !== hook);
    };
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(this.options.port, '127.0.0.1', resolve);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((resolve) => {
      this.#server.close(resolve);
      this.#server.closeAllConnections();
    });
    if (this.#broken.length > 0) throw this.#broken[0];
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request).catch(() => undefined);
    if (body === undefined) return void response.destroy();
    try {
      await this.#answer(askedOf(request, body, this.url), response);
    } catch (error) {
      this.#broken.push(error);
      response.destroy();
    }
  }

  async #answer(asked: Asked, response: ServerResponse): Promise<void> {
    const entry = this.#log(asked);
    const count = asked.route === 'orders' ? 1 : 0;
    this.#underWay += count;
    this.mostUnderWay = Math.max(this.mostUnderWay, this.#underWay);
    await this.#answerLater(asked, entry, response).finally(() => {
      this.#underWay -= count;
    });
  }

  async #answerLater(asked: Asked, entry: LoggedRequest, response: ServerResponse): Promise<void> {
    const latencyMs = this.options.latencyMs + this.#dice.next() * this.options.jitterMs;
    if (latencyMs > 0) await sleep(latencyMs);
    const fault = this.faults.next(asked.route);
    const answer = fault
      ? await this.#fail(fault, asked, entry)
      : await this.#api.respond(asked, () => this.#callHooks(entry));
    if (fault?.kind !== 'reset' && fault?.kind !== 'timeout') entry.status = answer.status;
    await send(response, answer, {packed: this.#packs(asked), date: this.#date(), fault: fault?.kind});
  }

  /** A request that is refused does nothing: no token is made, no hook called. */
  async #fail(fault: Fault, asked: Asked, entry: LoggedRequest): Promise<Answer> {
    return typeof fault.kind === 'number'
      ? refusalOf(fault, fault.kind, asked)
      : corrupted(fault.kind, asked, await this.#api.respond(asked, () => this.#callHooks(entry)));
  }

  async #callHooks(entry: LoggedRequest): Promise<void> {
    // One that was taken away while another was awaited is not called any more.
    for (const hook of this.#hooks) if (this.#hooks.includes(hook)) await hook(this, entry);
  }

  #log(asked: Asked): LoggedRequest {
    const entry = logged(asked);
    this.requests.push(entry);
    if (asked.method !== 'GET' && asked.route !== 'token') this.violations.push(entry);
    return entry;
  }

  #packs = ({headers}: Asked): boolean =>
    this.options.gzip && /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));

  #date(): Date | undefined {
    if (!this.options.dateHeader) return;
    return new Date(this.shop.clock.now() / 1000 + this.options.clockOffsetMs);
  }
}
