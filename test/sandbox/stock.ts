// Generates a shop's initial orders and chooses the ids of new ones.
import {DAY, type Micros, SECOND} from './instants.ts';
import {marketplaceOf} from './marketplaces.ts';
import {makeOrder} from './order.ts';
import type {Order} from './order-types.ts';
import {type Random, random} from './random.ts';
import type {Raw} from './render.ts';

export type ShopOptions = {
  readonly seed?: number | string;
  /** The initial number of orders. The default is 2,000. */
  readonly orders?: number;
  /** The marketplace codes that the account lists. */
  readonly marketplaces?: readonly string[];
  /** A response to return unchanged instead of one built from `marketplaces`. No rows are expected for it. */
  readonly rawMarketplaces?: Raw;
  /** The orders' `updated_at` values are spread over this many past months. The default is 0. */
  readonly months?: number;
  /** Returns how long ago an order was last updated, to create an uneven history. Called once per order. */
  readonly age?: (dice: Random) => Micros;
  /** The server's time at startup, as an ISO string or in microseconds. The default is real time. */
  readonly now?: string | Micros;
  readonly accountId?: number;
  /** Past bulk updates, each given as the number of orders that share its timestamp. */
  readonly ties?: readonly Tie[];
  /** The initial number of actions, spread over the last 60 days. The default is 0. */
  readonly actions?: number;
  /** The number of lines in the VAT report of each Amazon marketplace. The default is 0. */
  readonly vidrLines?: number;
  /** The number of orders that API V2 has. The default is 0. */
  readonly v2Orders?: number;
  /** The number of past days over which they are spread. The default is 60. */
  readonly v2Days?: number;
  /** The initial number of Zalando's stock reports, in two feeds. The default is 0. */
  readonly stockReports?: number;
  /** The number of orders on a marketplace that the account does not list. The default is 3. */
  readonly unlisted?: number;
  /** If true, half of the orders have members that Lengow does not document. A tap reports those as drift. */
  readonly unknownMembers?: boolean;
};

/** Bulk-updated orders can also share the other values that could separate them: `imported_at` and the marketplace. */
export type Tie = number | {readonly orders: number; readonly sameImport?: boolean; readonly sameMarketplace?: boolean};

const UNLISTED = 'rueducommerce';
const SHARED_IDS_EVERY = 50;

export function firstOrders(options: ShopOptions, codes: readonly string[], now: Micros): Order[] {
  const count = options.orders ?? 2000;
  const dice = random(options.seed ?? 1, 'instants');
  const span = (options.months ?? 24) * 30 * DAY;
  const age = options.age ?? ((chance) => Math.floor(chance.next() * span));
  const unlisted = Math.min(options.unlisted ?? 3, count);
  const orders = Array.from({length: count}, (_, number) => {
    const at = now - age(dice) - 3 * SECOND;
    const updatedAt = dice.chance(0.05) ? at - (at % SECOND) : at;
    return newOrder(options, number < unlisted ? [UNLISTED] : codes, number, updatedAt);
  });
  return withTies(options, orders);
}

export function newOrder(options: ShopOptions, codes: readonly string[], number: number, updatedAt: Micros): Order {
  const seed = `${options.seed ?? 1}/${number}`;
  const {code, country, currency} = marketplaceOf(codeOf(seed, codes, number));
  return makeOrder({seed, number, id: idOf(number, codes), marketplace: code, country, currency, updatedAt});
}

/** Two orders may share an order id, but only on different marketplaces. */
const codeOf = (seed: string, codes: readonly string[], number: number): string =>
  (isShared(number, codes) ? codes[number % 2] : random(seed, 'marketplace').pick(codes)) as string;

function idOf(number: number, codes: readonly string[]): string {
  if (isShared(number, codes)) return `SAME-${number - (number % 2)}`;
  return number % 3 === 0 ? `408-${1_000_000 + number}-${7_777_777 - number}` : `${13_004_356_538_320 + number}-A`;
}

const isShared = (number: number, codes: readonly string[]): boolean =>
  codes.length > 1 && number % SHARED_IDS_EVERY >= SHARED_IDS_EVERY - 2;

function withTies(options: ShopOptions, orders: readonly Order[]): Order[] {
  const ties = options.ties ?? [3, 12].filter((size) => size * 10 < orders.length);
  return ties.reduce<Order[]>((shop, tie, at) => tied(shop, tie, (at + 1) / (ties.length + 1)), byTime(orders));
}

const byTime = (orders: readonly Order[]): Order[] => orders.toSorted((a, b) => a.updatedAt - b.updatedAt);

/** Gives consecutive orders the timestamp of the last one. */
function tied(orders: readonly Order[], tie: Tie, place: number): Order[] {
  const {orders: size, sameImport = false, sameMarketplace = false} = typeof tie === 'number' ? {orders: tie} : tie;
  const marketplace = sameMarketplace ? mostFrequent(orders) : undefined;
  const candidates = orders.filter((order) => !marketplace || order.marketplace === marketplace);
  const first = Math.max(0, Math.min(Math.floor(candidates.length * place), candidates.length - size));
  const chosen = candidates.slice(first, first + size);
  const together = {
    updatedAt: Math.max(...chosen.map((order) => order.updatedAt)),
    ...(sameImport && {importedAt: Math.max(...chosen.map((order) => order.importedAt))}),
  };
  const members = new Set(chosen);
  return byTime(orders.map((order) => (members.has(order) ? {...order, ...together} : order)));
}

function mostFrequent(orders: readonly Order[]): string | undefined {
  const counts = new Map<string, number>();
  for (const {marketplace} of orders) counts.set(marketplace, (counts.get(marketplace) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
