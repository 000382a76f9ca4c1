// The sandbox: a Lengow API v3 on localhost in front of a shop.
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import {setTimeout as sleep} from 'node:timers/promises';
import {type Answer, type Asked, failure, json, type Route} from './answer.ts';
import {type Fault, Faults} from './faults.ts';
import {DEFAULTS, type SandboxOptions} from './options.ts';
import {pageOf} from './page.ts';
import {RateLimiter} from './rate-limiter.ts';
import {type LoggedRequest, logged} from './request-log.ts';
import {send} from './send.ts';
import {createShop, type Shop} from './shop.ts';
import {refusalOf, spoiled} from './spoil.ts';
import {Tokens} from './tokens.ts';

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
  readonly #tokens: Tokens;
  readonly #limiter = new RateLimiter();
  readonly #server: Server;
  #hooks: Hook[] = [];

  constructor(shop: Shop, options: SandboxOptions) {
    this.shop = shop;
    this.options = options;
    this.#tokens = new Tokens(options, shop.accountId, () => shop.clock.now());
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
    return this.#tokens.issued;
  }

  /** The least that a tap's config needs. */
  get config(): {api_url: string; access_token: string; secret: string} {
    return {api_url: this.url, access_token: this.accessToken, secret: this.secret};
  }

  requestsOf(route: Route): LoggedRequest[] {
    return this.requests.filter((request) => request.route === route);
  }

  expireTokens(): void {
    this.#tokens.expireAll();
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
    if (this.options.latencyMs > 0) await sleep(this.options.latencyMs);
    const fault = this.faults.next(asked.route);
    const answer = fault ? await this.#fail(fault, asked, entry) : await this.#respond(asked, entry);
    if (fault?.kind !== 'reset' && fault?.kind !== 'timeout') entry.status = answer.status;
    await send(response, answer, {packed: this.#packs(asked), date: this.#date(), fault: fault?.kind});
  }

  /** A request that is refused does nothing: no token is made, no hook called. */
  async #fail(fault: Fault, asked: Asked, entry: LoggedRequest): Promise<Answer> {
    return typeof fault.kind === 'number'
      ? refusalOf(fault, fault.kind, asked)
      : spoiled(fault.kind, asked, await this.#respond(asked, entry));
  }

  async #respond(asked: Asked, entry: LoggedRequest): Promise<Answer> {
    const refusal = this.#limiter.refusal(asked.route, this.options.rateLimit);
    if (refusal) return refusal;
    if (asked.route === 'unknown') return failure(404, `Not found: ${asked.path}`);
    if (asked.route === 'token') return this.#tokens.login(asked);
    const refused = this.#tokens.refusal(asked);
    if (refused) return refused;
    if (asked.route === 'me') return this.#tokens.me(asked);
    return asked.route === 'orders' ? this.#orders(asked, entry) : this.#marketplaces(asked);
  }

  async #orders({query, origin}: Asked, entry: LoggedRequest): Promise<Answer> {
    for (const hook of this.#hooks) await hook(this, entry);
    const body = pageOf(this.shop, {query, options: this.options, now: this.shop.clock.now()}, origin);
    return body === undefined ? json({detail: 'Invalid page.'}, 404) : {status: 200, body};
  }

  #marketplaces({query}: Asked): Answer {
    const wanted = query.get('marketplace')?.toLowerCase().split(',');
    const all = Object.entries(this.shop.marketplacesAnswer);
    return json(Object.fromEntries(all.filter(([code]) => !wanted || wanted.includes(code.toLowerCase()))));
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

const ROUTES: Readonly<Record<string, Route>> = {
  'POST /access/get_token': 'token',
  'GET /v3.0/marketplaces': 'marketplaces',
  'GET /v3.0/orders': 'orders',
  'GET /me': 'me',
};

function askedOf(request: IncomingMessage, body: string, origin: string): Asked {
  const {pathname: path, searchParams: query} = new URL(request.url ?? '/', origin);
  const method = request.method ?? 'GET';
  const route = ROUTES[`${method} ${path.replace(/(.)\/$/, '$1')}`] ?? 'unknown';
  return {route, method, path, query, headers: request.headers, body, origin};
}
