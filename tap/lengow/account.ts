// The account that the keys belong to: its id, the server's clock, and its marketplaces.

import type {Micros} from '../../values/instant.ts';
import {isObject, type JsonObject, objectOf} from '../../values/json.ts';
import {FaultyResponse} from './http/answer.ts';
import type {Answer} from './http/call.ts';
import {type Client, LOGIN_PATH} from './http/client.ts';
import {limitOf, type RouteLimit} from './http/route-limits.ts';
import type {ServerClock} from './http/server-clock.ts';
import {ORDERS_PATH} from './orders/path.ts';
import {VIDR_PATH} from './vidr/path.ts';
import type {VidrReport} from './vidr/report.ts';

const MARKETPLACES_PATH = '/v3.0/marketplaces/';

const ROUTES = [
  {method: 'POST', path: LOGIN_PATH},
  {method: 'GET', path: MARKETPLACES_PATH},
  {method: 'GET', path: ORDERS_PATH},
] as const;

/** The marketplaces by code, in the account's spelling. */
type Marketplaces = ReadonlyMap<string, JsonObject>;

type DatedReport = {
  readonly report: VidrReport;
  /** The `Date` of the response; undefined if it has none that can be right. */
  readonly date: Micros | undefined;
};

export class Account {
  readonly id: number;
  readonly clock: ServerClock;
  readonly #client: Client;
  #marketplaces: Promise<Marketplaces> | undefined;
  #confirmed: Promise<Marketplaces> | undefined;

  private constructor(client: Client, id: number) {
    this.#client = client;
    this.id = id;
    this.clock = client.clock;
  }

  /** @throws AuthError, LengowError */
  static async login(client: Client): Promise<Account> {
    return new Account(client, await client.login());
  }

  /**
   * Sends its request only once, no matter how often it is called.
   *
   * @throws AuthError, LengowError
   */
  marketplaces(): Promise<Marketplaces> {
    this.#marketplaces ??= this.#read();
    return this.#marketplaces;
  }

  /**
   * All marketplaces from two responses. One response may omit some by mistake.
   *
   * @throws AuthError, LengowError
   */
  confirmedMarketplaces(): Promise<Marketplaces> {
    this.#confirmed ??= this.#confirm();
    return this.#confirmed;
  }

  /**
   * Amazon's VAT invoice data report for a marketplace, or the API's refusal.
   *
   * @throws AuthError, LengowError
   */
  vidr(marketplace: string): Promise<Answer<DatedReport>> {
    return this.#client.stream({
      path: VIDR_PATH,
      params: {marketplace},
      read: async (body, response) => {
        // Most runs do without the JSON library, and start faster without it.
        const {checkedReport} = await import('./vidr/report.ts');
        const report = await checkedReport(body, {accountId: this.id, marketplace});
        return {report, date: this.clock.read(response.header('date'))};
      },
    });
  }

  /**
   * The limits of the routes that the tap uses; empty if the API does not state them.
   *
   * @param more the paths of further routes
   */
  async routeLimits(more: readonly string[]): Promise<RouteLimit[]> {
    const limits = await this.#client.routeLimits();
    return [...ROUTES, ...more.map((path) => ({method: 'GET', path}) as const)].flatMap(
      (route) => limitOf(limits, route) ?? [],
    );
  }

  async #confirm(): Promise<Marketplaces> {
    return new Map([...(await this.#read()), ...(await this.marketplaces())]);
  }

  #read(): Promise<Marketplaces> {
    return this.#client.get({path: MARKETPLACES_PATH, read: byCode});
  }
}

function byCode(body: unknown): Marketplaces {
  // PHP encodes an empty object as an empty array.
  if (isEmptyArray(body)) return new Map();
  if (!isObject(body)) throw new FaultyResponse('a body that is not an object of marketplaces');
  const entries = Object.entries(body);
  if (!entries.some(([, entry]) => isMarketplace(entry)) && !entries.every(isBareEntry))
    throw new FaultyResponse('no entry that is a marketplace');
  return new Map(entries.map(([code, entry]) => [code, objectOf(entry)]));
}

const isMarketplace = (entry: unknown): boolean => isObject(entry) && ('orders' in entry || 'name' in entry);

// Lengow's error envelopes and pages of orders are objects too, and may be sent with status 200.
const ENVELOPES = ['error', 'detail', 'results'];

/** An entry with little or no information about its marketplace. */
const isBareEntry = ([code, entry]: readonly [string, unknown]): boolean =>
  !ENVELOPES.includes(code) && (entry === null || isObject(entry) || isEmptyArray(entry));

const isEmptyArray = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
