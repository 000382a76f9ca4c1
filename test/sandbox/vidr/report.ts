// Amazon's VAT invoice data report of each Amazon marketplace.
import {type Answer, type Asked, failure, json} from '../answer.ts';
import type {Row} from '../rows.ts';
import type {Shop} from '../shop.ts';
import type {OrderName} from '../timeline.ts';
import {type VidrLine, vidrLine} from './line.ts';

const APP = 'The app Amazon VCS is not activated on this account';

type Options = {
  readonly seed: string;
  readonly codes: readonly string[];
  readonly size: number;
  /** The orders that the reports are about. */
  readonly orders: readonly OrderName[];
};

export class Vidr {
  readonly #shop: Shop;
  readonly #orders: readonly OrderName[];
  readonly #seed: string;
  readonly #codes: readonly string[];
  /** The codes for which the app is not active. */
  readonly inactive = new Set<string>();
  /** Hand-written response bodies, by code. */
  readonly bodies = new Map<string, string>();
  /** The number of lines in each report. */
  size: number;

  constructor(shop: Shop, {seed, codes, size, orders}: Options) {
    this.#shop = shop;
    this.#orders = orders;
    this.#seed = seed;
    this.#codes = codes.filter((code) => /^amazon(_|$)/i.test(code));
    this.size = size;
  }

  lines(marketplace: string): readonly VidrLine[] {
    const orders = this.#orders.flatMap((order) => (order.marketplace === marketplace ? order.id : []));
    const place = {accountId: this.#shop.accountId, marketplace, seed: this.#seed, now: this.#shop.clock.start, orders};
    return Array.from({length: this.size}, (_, number) => vidrLine(number, place));
  }

  /** The rows that the table must contain. */
  truth(): Row[] {
    return this.#codes.flatMap((code) => this.lines(code).map(({row}) => row));
  }

  answer({query}: Asked): Answer {
    const marketplace = query.get('marketplace') ?? '';
    const code = this.#codes.find((own) => own.toLowerCase() === marketplace.toLowerCase());
    if (code === undefined || this.inactive.has(code)) return failure(400, APP);
    const body = this.bodies.get(code);
    if (body !== undefined) return {status: 200, body};
    const data = this.lines(code).map(({raw}) => raw);
    return json({account_id: this.#shop.accountId, marketplace: code, data});
  }
}
