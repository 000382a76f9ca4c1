// API V2 of the sandbox: an account's orders by day, in both formats.
import type {Answer, Asked} from '../answer.ts';
import type {Clock} from '../clock.ts';
import type {Row} from '../rows.ts';
import {windows1252} from './bytes.ts';
import {jsonOf} from './json.ts';
import {type V2Order, v2Order} from './order.ts';
import {v2OrderRows, v2TrackingRows} from './rows.ts';
import {xmlOf} from './xml.ts';

type Options = {
  readonly accountId: number;
  readonly seed: string;
  readonly clock: Clock;
  readonly count: number;
  readonly days: number;
};

type Truth = {readonly marketplace: Row[]; readonly order: Row[]; readonly order_tracking: Row[]};

const PATH = /^\/V2\/([\d-]+)\/([\d-]+)\/(\d+)\/([^/]+)\/([^/]+)\/commands\/(\w+)\/(newxml|json)\/$/;

export class V2 {
  readonly #accountId: number;
  orders: readonly V2Order[];
  /** Whether an answer includes the last day that was asked for. */
  includesTo = true;
  /** The encoding that XML declares; its bytes are windows-1252 unless it is UTF-8. */
  encoding = 'ISO-8859-1';
  /** The address that is refused, if any. */
  refused: string | undefined;
  /** Changes the text of each answer. */
  edit: (text: string, format: string) => string = (text) => text;

  constructor({accountId, seed, clock, count, days}: Options) {
    this.#accountId = accountId;
    const place = {seed, now: clock.start, days};
    this.orders = Array.from({length: count}, (_, number) => v2Order(number, place));
  }

  /** The rows that the tables must contain, without `updated_at`. */
  truth(): Truth {
    const codes = [...new Set(this.orders.map(({marketplace}) => marketplace))];
    return {
      marketplace: codes.map((code) => ({account_id: this.#accountId, marketplace_code: code})),
      order: this.orders.flatMap((order) => v2OrderRows(order, this.#accountId)),
      order_tracking: this.orders.flatMap((order) => v2TrackingRows(order, this.#accountId)),
    };
  }

  answer({path}: Asked): Answer {
    const [match, from = '', to = '', client, , , state = '', format = ''] = PATH.exec(path) ?? [];
    if (match === undefined || Number(client) !== this.#accountId) return xml('<error>Unknown client</error>');
    if (this.refused !== undefined) return xml(`<error>No Way</error><ip>${this.refused}</ip>`);
    const isAsked = ({day, lengowStatus}: V2Order): boolean =>
      day >= from && (this.includesTo ? day <= to : day < to) && (state === 'all' || state === lengowStatus);
    const orders = this.orders.filter(isAsked);
    const text = format === 'json' ? jsonOf(orders, countsOf(orders)) : xmlOf(orders, countsOf(orders), this.encoding);
    const edited = this.edit(text, format);
    if (format === 'json') return {status: 200, body: edited};
    return this.encoding.toLowerCase() === 'utf-8' ? xml(edited) : {...xml(edited), bytes: windows1252(edited)};
  }
}

const xml = (body: string): Answer => ({status: 200, type: 'text/xml', body});

function countsOf(orders: readonly V2Order[]) {
  const by = (key: 'marketplace' | 'lengowStatus'): Record<string, string> => {
    const counts: Record<string, number> = {};
    for (const order of orders) counts[order[key]] = (counts[order[key]] ?? 0) + 1;
    return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]));
  };
  return {
    count_total: String(orders.length),
    count_by_marketplace: by('marketplace'),
    count_by_status: by('lengowStatus'),
  };
}
