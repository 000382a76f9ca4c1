// The sandbox: version 3 of the Lengow API in front of a generated shop, with a request log, hooks and faults for
// tests. A sandbox that listens serves requests over HTTP; any other sandbox handles them in this process.
import {setTimeout as sleep} from 'node:timers/promises';
import type {Answer, Asked, Route} from './answer.ts';
import {Api} from './api.ts';
import {corrupted, refusalOf} from './corrupt.ts';
import {type Fault, type FaultKind, Faults, isShortage} from './faults.ts';
import type {ChildTruth} from './full-rows.ts';
import type {MarketplaceTruth} from './marketplace-rows.ts';
import {DEFAULTS, type SandboxOptions} from './options.ts';
import {random} from './random.ts';
import {rawRow} from './raw-rows.ts';
import {type LoggedRequest, logged} from './request-log.ts';
import type {Row} from './rows.ts';
import {ownUrl, sentJson} from './sent.ts';
import {Server} from './server.ts';
import {createShop, type Shop, type Truth} from './shop.ts';
import type {Entry} from './timeline.ts';

export type Hook = (sandbox: Sandbox, request: LoggedRequest) => void | Promise<void>;

/** A response, with the fault and latency that apply to it. */
export type Reply = {
  readonly answer: Answer;
  /** The `Date` header. */
  readonly date: string | undefined;
  readonly fault: FaultKind | undefined;
  readonly packed: boolean;
};

/** By stream. */
export type FullTruth = Truth &
  ChildTruth &
  MarketplaceTruth &
  Readonly<Record<'amazon_vidr' | 'order_action' | 'order_raw' | 'zfs_stock', Row[]>>;

type Options = Partial<SandboxOptions> & {
  readonly shop?: Shop;
  /** The server that passes requests on, if it is shared with other accounts. */
  readonly host?: Host;
};

type Host = {readonly url: string};

/** Creates a sandbox that does not listen on a port; call `respond`. The default shop is generated from seed 1. */
export const openSandbox = ({shop = createShop(), host, ...options}: Options = {}): Sandbox =>
  new Sandbox(shop, {...DEFAULTS, ...options}, host);

/** Starts a sandbox that listens on a port. */
export async function startSandbox(options: Options = {}): Promise<Sandbox> {
  const sandbox = openSandbox(options);
  await sandbox.listen();
  return sandbox;
}

export class Sandbox {
  readonly shop: Shop;
  /** Changes take effect with the next request. */
  readonly options: SandboxOptions;
  readonly faults = new Faults();
  readonly requests: LoggedRequest[] = [];
  /** Requests that would have changed data at Lengow. A tap must never send such a request. */
  readonly violations: LoggedRequest[] = [];
  /** Errors in the sandbox itself, such as in a test's hook. They are thrown when the sandbox closes. */
  readonly #broken: unknown[] = [];
  readonly #api: Api;
  readonly #server = new Server(
    (asked) => this.respond(asked),
    (error) => this.#broken.push(error),
  );
  #hooks: Hook[] = [];
  readonly #dice = random('latency');
  #underWay = 0;
  /** The maximum number of requests for orders that were waiting at the same time. Tests can reset this to 0. */
  mostUnderWay = 0;

  readonly #host: Host;

  constructor(shop: Shop, options: SandboxOptions, host?: Host) {
    this.shop = shop;
    this.options = options;
    this.#host = host ?? this.#server;
    this.#api = new Api(shop, options);
  }

  get url(): string {
    return this.#host.url;
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

  /** All session tokens issued so far. */
  get tokens(): readonly string[] {
    return this.#api.tokens.issued;
  }

  /** A minimal config for a tap that uses this sandbox. */
  get config(): {api_url: string; access_token: string; secret: string} {
    return {api_url: this.url, access_token: this.accessToken, secret: this.secret};
  }

  /** The number of requests for orders that are currently waiting. */
  get underWay(): number {
    return this.#underWay;
  }

  /** The rows that the tables of all streams must currently contain. */
  truth(): FullTruth {
    const {order_document: documents, ...others} = this.shop.childTruth();
    const order_document = documents.map((row) => ({...row, document_url: ownUrl(row.document_url, this.url)}));
    const order_raw = this.shop.orders.flatMap((entry) =>
      entry.order ? [rawRow(entry.order, this.sent(entry), this.accountId)] : [],
    );
    const order_action = this.shop.actions.fullTruth();
    const amazon_vidr = this.shop.vidr.truth();
    const zfs_stock = this.shop.zfs.truth();
    const more = {amazon_vidr, order_action, order_document, order_raw, zfs_stock};
    return {...this.shop.truth(), ...this.shop.marketplaceTruth(), ...others, ...more};
  }

  /** An order's JSON as the sandbox sends it. */
  sent = (entry: Entry): string => sentJson(this.shop, entry, this.url, this.options);

  requestsOf(route: Route): LoggedRequest[] {
    return this.requests.filter((request) => request.route === route);
  }

  expireTokens(): void {
    this.#api.tokens.expireAll();
  }

  /** Calls the hook before each answered request for orders. Returns a function that removes the hook. */
  beforeRequest(hook: Hook): () => void {
    return this.#before('orders', hook);
  }

  /** The same for requests for actions. */
  beforeActions(hook: Hook): () => void {
    return this.#before('actions', hook);
  }

  #before(route: Route, hook: Hook): () => void {
    const own: Hook = (sandbox, request) => (request.route === route ? hook(sandbox, request) : undefined);
    this.#hooks.push(own);
    return () => {
      this.#hooks = this.#hooks.filter((other) => other !== own);
    };
  }

  listen(): Promise<void> {
    return this.#server.listen(this.options.port);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.close();
    if (this.#broken.length > 0) throw this.#broken[0];
  }

  /** @param latency the time before the response; the configured latency by default. */
  async respond(asked: Asked, latency = () => this.#latency()): Promise<Reply> {
    const entry = this.#log(asked);
    const count = asked.route === 'orders' ? 1 : 0;
    this.#underWay += count;
    this.mostUnderWay = Math.max(this.mostUnderWay, this.#underWay);
    try {
      await latency();
      return await this.#reply(asked, entry);
    } finally {
      this.#underWay -= count;
    }
  }

  async #latency(): Promise<void> {
    const latencyMs = this.options.latencyMs + this.#dice.next() * this.options.jitterMs;
    if (latencyMs > 0) await sleep(latencyMs);
  }

  async #reply(asked: Asked, entry: LoggedRequest): Promise<Reply> {
    const fault = this.faults.next(asked.route);
    const answer = fault
      ? await this.#fail(fault, asked, entry)
      : await this.#api.respond(asked, () => this.#callHooks(entry));
    if (fault?.kind !== 'reset' && fault?.kind !== 'timeout') entry.status = answer.status;
    return {answer, packed: this.#packs(asked), date: this.#date(asked), fault: fault?.kind};
  }

  /** A refused request has no effect: no token is issued and no hook is called. */
  async #fail(fault: Fault, asked: Asked, entry: LoggedRequest): Promise<Answer> {
    const {kind} = fault;
    if (typeof kind === 'number') return refusalOf(fault, kind, asked);
    const shortage = isShortage(kind) ? kind : undefined;
    return corrupted(kind, asked, await this.#api.respond(asked, () => this.#callHooks(entry), shortage));
  }

  async #callHooks(entry: LoggedRequest): Promise<void> {
    // Skip hooks that were removed while another hook was being awaited.
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

  #date({route}: Asked): string | undefined {
    const {dateHeader, clockOffsetMs, loginDate} = this.options;
    if (loginDate !== undefined && route === 'token') return loginDate;
    if (!dateHeader) return;
    return new Date(this.shop.clock.now() / 1000 + clockOffsetMs).toUTCString();
  }
}
